import { speaker } from "../../core/words";

export const words = speaker({
  light: ["Bản nhẹ của trang không có máy truy vấn", "This light page has no query engine", "В облегчённой странице нет системы запросов"],
  lightHow: [
    "Để hỏi bằng SPARQL, hãy tạo trang đầy đủ bằng lệnh dưới đây, không kèm --light:",
    "To ask with SPARQL, write the full page with this command, without --light:",
    "Чтобы задавать запросы SPARQL, создайте полную страницу этой командой, без --light:",
  ],
  lightMeanwhile: [
    "Các cách xem khác đều dùng được như trong trang đầy đủ.",
    "All other views work as in the full page.",
    "Остальные представления работают так же, как в полной странице.",
  ],
  opening: ["Đang mở trình soạn truy vấn…", "Opening the query editor…", "Открывается редактор запросов…"],
  failed: ["Không mở được trình soạn truy vấn", "The query editor could not be opened", "Не удалось открыть редактор запросов"],
});
