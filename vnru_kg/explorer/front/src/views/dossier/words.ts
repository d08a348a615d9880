import { speaker } from "../../core/words";

export const words = speaker({
  choose: [
    "Chọn một mục để đọc hồ sơ: mọi thông tin, mốc thời gian, nơi chốn, số liệu và mâu thuẫn, kèm nguồn.",
    "Choose an item to read its dossier: all facts, dates, places, figures and disagreements, with their sources.",
    "Выберите объект, чтобы прочитать досье: все сведения, даты, места, показатели и расхождения с указанием источников.",
  ],
  open: ["Xem hồ sơ", "Open the dossier", "Открыть досье"],
  times: ["Theo thời gian", "Over time", "Хронология"],
  places: ["Trên bản đồ", "On the map", "На карте"],
  figures: ["Số liệu", "Figures", "Показатели"],
  disagreements: ["Chỗ các nguồn nói khác nhau", "Where the sources disagree", "В чём источники расходятся"],
  sources: ["Nguồn", "Sources", "Источники"],
  more: ["Xem thêm {n} số liệu", "{n} more {n|figure|figures}", "Ещё {n} {n|значение|значения|значений}"],
  taken: ["{n} thông tin", "{n} {n|fact|facts}", "{n} {n|сведение|сведения|сведений}"],
  heading: ["Mục", "Heading", "Рубрика"],
  fact: ["Thông tin", "Fact", "Сведение"],
  facts: ["Thông tin", "Facts", "Сведения"],
});
