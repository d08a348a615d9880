import { speaker } from "../../core/words";

export const words = speaker({
  closer: ["Phóng to", "Zoom in", "Приблизить"],
  farther: ["Thu nhỏ", "Zoom out", "Отдалить"],
  fit: ["Xem mọi nơi", "Show all places", "Показать все места"],
  map: [
    "Bản đồ {n} nơi chốn. Danh sách bên cạnh có cùng nội dung.",
    "Map of {n} {n|place|places}. The list beside it holds the same.",
    "Карта: {n} {n|место|места|мест}. В списке рядом то же самое.",
  ],
  places: ["Nơi chốn", "Places", "Места"],
  journeys: ["Chuyến đi", "Journeys", "Поездки"],
  vague: ["Chỉ biết nước hoặc vùng", "Only the country or region is known", "Известна только страна или регион"],
  nowhere: ["Không nêu nơi chốn", "No place is named", "Место не указано"],
  all: ["Mọi nơi", "All places", "Все места"],
  here: ["{n} mục gắn với nơi này", "{n} {n|item|items} here", "Здесь: {n}"],
  nothing: ["Ở đây không mục nào qua được bộ lọc.", "Nothing here passes the filters.", "Здесь под фильтры ничего не подходит."],
  none: ["Đồ thị này không có nơi nào có tọa độ.", "No place of this graph has coordinates.", "В этом графе нет мест с координатами."],
  stand: [
    "Chỉ vẽ đất liền, không vẽ biên giới. Mỗi quốc gia không có tọa độ riêng nên chuyến đi giữa các nước được vẽ từ {places}.",
    "Land only, no borders. Countries have no coordinates of their own, so journeys between them are drawn from {places}.",
    "Только суша, без границ. У стран нет собственных координат, поэтому поездки между ними показаны из следующих мест: {places}.",
  ],
  taken: [
    "{n} nơi chốn, những gì ở đó, và {all} chuyến đi",
    "{n} {n|place|places}, what is there, and {all} {all|journey|journeys}",
    "{n} {n|место|места|мест}, всё, что с ними связано, и {all} {all|поездка|поездки|поездок}",
  ],
  visits: ["{n} chuyến đi", "{n} {n|journey|journeys}", "{n} {n|поездка|поездки|поездок}"],
});
