import { speaker } from "../core/words";

export const words = speaker({
  export: ["Tệp: tải về, mở tài liệu nguồn", "Files: export, open source documents", "Файлы: скачать, открыть исходные документы"],
  shown: [
    "Những gì đang hiện ({n} đối tượng)",
    "What is shown ({n} {n|thing|things})",
    "То, что показано ({n} {n|объект|объекта|объектов})",
  ],
  whole: ["Toàn bộ đồ thị", "The whole graph", "Весь граф"],
  turtle: ["Turtle", "Turtle", "Turtle"],
  turtleNote: [
    "mọi bộ ba nói về chúng, kèm đoạn nguồn",
    "every triple about them, with their passages",
    "все триплеты о них с указанием абзацев",
  ],
  nodes: ["CSV: đối tượng", "CSV: things", "CSV: объекты"],
  edges: ["CSV: quan hệ", "CSV: relations", "CSV: связи"],
  graphml: ["GraphML", "GraphML", "GraphML"],
  graphmlNote: ["cho Gephi, yEd, Cytoscape", "for Gephi, yEd, Cytoscape", "для Gephi, yEd, Cytoscape"],
  png: ["Ảnh PNG", "Picture, PNG", "Рисунок PNG"],
  svg: ["Ảnh SVG", "Picture, SVG", "Рисунок SVG"],
  wholeNote: ["đồ thị hợp nhất, mỗi bộ ba một lần", "the merged graph, each triple once", "объединённый граф, каждый триплет один раз"],
  light: [
    "Trang nhẹ này không kèm dữ liệu Turtle.",
    "This light page does not hold the Turtle data.",
    "В этой облегчённой странице нет данных Turtle.",
  ],
  software: ["Phần mềm", "Software", "Программы"],
  licences: ["Giấy phép của các phần mềm trong trang này", "Licences of the software in this page", "Лицензии программ на этой странице"],
  close: ["Đóng", "Close", "Закрыть"],
  working: ["Đang chuẩn bị tệp…", "Preparing the file…", "Файл готовится…"],
  saved: ["Đã lưu {name}", "Saved {name}", "Сохранено: {name}"],
  failed: ["Không tạo được tệp: {why}", "The file could not be made: {why}", "Не удалось создать файл: {why}"],
});
