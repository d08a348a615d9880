import { speaker } from "../core/words";

export const words = speaker({
  welcome: ["Bắt đầu từ đâu?", "Where to begin", "С чего начать"],
  about: [
    "Những gì các tài liệu nói về quan hệ Việt Nam với Liên Xô và Liên bang Nga: con người, sự kiện, văn kiện, số liệu, và mỗi điều đều dẫn đến đoạn văn nói ra nó.",
    "What documents say about Vietnam's relations with the Soviet Union and Russia: people, events, agreements, figures, each with the passage that says so.",
    "Что говорят документы об отношениях Вьетнама с СССР и Россией: люди, события, соглашения, цифры, и для каждого утверждения указан абзац, где оно сделано.",
  ],
  counts: [
    "{things} đối tượng, {edges} quan hệ, {passages} đoạn của {documents} tài liệu",
    "{things} {things|thing|things}, {edges} {edges|relation|relations}, {passages} {passages|passage|passages} of {documents} {documents|document|documents}",
    "{things} {things|объект|объекта|объектов}, {edges} {edges|связь|связи|связей}, {passages} {passages|абзац|абзаца|абзацев} из {documents} {documents|документа|документов|документов}",
  ],
  how: [
    "Chọn một điểm trên hình, một dòng trong danh sách, hoặc gõ tên để xem điều đã nói về nó.",
    "Choose a point of the network or a line of the list, or type a name, to read what is said about it.",
    "Выберите точку на схеме или строку списка либо введите имя, чтобы прочитать, что об этом сказано.",
  ],
  languages: ["Tên gọi", "Names", "Названия"],
  also: ["Cũng viết là", "Also written", "Также"],
  identifiers: ["Ở nơi khác", "Elsewhere", "На других сайтах"],
  grow: ["Thêm {n} láng giềng (còn {left})", "Show {n} more {n|neighbour|neighbours} ({left} left)", "Показать ещё {n} {n|соседа|соседей|соседей} (осталось {left})"],
  grown: ["Đã hiện mọi láng giềng", "All neighbours are shown", "Все соседи показаны"],
  shrink: ["Thu lại", "Collapse", "Свернуть"],
  hide: ["Ẩn khỏi hình", "Hide", "Скрыть"],
  unhide: ["Hiện lại", "Show again", "Показать снова"],
  facts: ["Điều đã nói", "What is said", "Что сказано"],
  neighbours: ["Láng giềng", "Neighbours", "Соседи"],
  more: ["Xem thêm {n}", "{n} more", "Ещё {n}"],
  noFacts: ["Các tài liệu chưa nói gì thêm.", "The documents say nothing more.", "Больше в документах ничего не сказано."],
  reference: ["dữ liệu tham chiếu", "reference data", "справочные данные"],
  paragraph: ["đoạn {n}", "¶ {n}", "абз. {n}"],
  source: ["Mở tài liệu: {title}", "Open the document: {title}", "Открыть документ: {title}"],
  back: ["Về phần giới thiệu", "Back to the introduction", "К введению"],
});
