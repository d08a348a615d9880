import { speaker } from "../../core/words";

export const words = speaker({
  indicator: ["Chỉ tiêu", "Indicator", "Показатель"],
  empty: [
    "Chỉ tiêu này không có số liệu trong thời kỳ đã chọn.",
    "This indicator has no figures in the chosen period.",
    "За выбранный период у этого показателя нет значений.",
  ],
  unstated: [
    "{n} số liệu không được đoạn văn nào nêu thời kỳ nên chỉ có trong bảng.",
    "{n} {n|figure|figures} whose period no passage states {n|stands|stand} only in the table.",
    "{n} {n|значение, период которого|значения, период которых|значений, период которых} ни один абзац не называет, — только в таблице.",
  ],
  none: ["Đồ thị này không có số liệu.", "This graph has no figures.", "В этом графе нет показателей."],
  how: [
    "Mỗi dấu là một con số của một tài liệu; hình và màu cho biết tài liệu nào. Vạch dọc là khoảng mà con số cho phép, dải mờ là khoảng chênh giữa các nguồn, dấu rỗng là số liệu chưa trọn năm. Không có số trung bình.",
    "Each mark is one figure of one document; shape and colour say which. An upright line is what the figure allows, a pale band how far sources differ, a hollow mark counts less than a year. Nothing is averaged.",
    "Каждый знак — одно число из одного документа; форма и цвет показывают, из какого. Вертикальная черта — допускаемый числом интервал, бледная полоса — расхождение источников, полый знак — неполный год. Ничего не усредняется.",
  ],
  flow: ["tính trong kỳ", "over the period", "за период"],
  stock: ["tính đến thời điểm", "as of a date", "на дату"],
  sources: ["Nguồn", "Sources", "Источники"],
  chart: [
    "Biểu đồ: {name}, {n} số liệu. Bảng bên dưới có cùng nội dung.",
    "Chart: {name}, {n} {n|figure|figures}. The table beneath holds the same.",
    "Диаграмма: {name}, {n} {n|значение|значения|значений}. В таблице ниже то же самое.",
  ],
  table: ["Bảng số liệu", "The figures as a table", "Таблица показателей"],
  when: ["Thời gian", "Time", "Время"],
  between: ["Giữa ai", "Between", "Между кем"],
  value: ["Giá trị", "Figure", "Значение"],
  taken: ["{n} số liệu: {name}", "{n} {n|figure|figures}: {name}", "{n} {n|значение|значения|значений}: {name}"],
  printed: ["In trong tài liệu", "As printed", "В тексте"],
  source: ["Nguồn", "Source", "Источник"],
  according: ["Theo", "According to", "Со ссылкой на"],
  related: ["Liên quan", "Related", "Связано"],
  show: ["Xem trên biểu đồ", "Show in the chart", "Показать на диаграмме"],
});
