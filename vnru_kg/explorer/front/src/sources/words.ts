import { speaker } from "../core/words";

export const words = speaker({
  documents: ["Tài liệu nguồn", "Source documents", "Исходные документы"],
  open: ["Mở tài liệu từ máy của bạn…", "Open documents from your disk…", "Открыть документы с диска…"],
  note: [
    "Đang có {n} trong {all}. Tài liệu chỉ được đọc tại đây, không gửi đi đâu; khi đó mỗi trích dẫn mở đúng đoạn văn.",
    "{n} of {all} are here. They are read here and sent nowhere; each citation then opens its passage.",
    "Открыто {n} из {all}. Документы читаются только здесь и никуда не отправляются; ссылки открывают сам абзац.",
  ],
  drop: ["Thả tài liệu nguồn vào đây", "Drop the source documents here", "Отпустите исходные документы здесь"],
  dropNote: [
    "Chúng được đọc ngay trên trang, không gửi đi đâu.",
    "They are read on this page and sent nowhere.",
    "Они читаются на этой странице и никуда не отправляются.",
  ],
  taken: [
    "Đã nhận {n} tài liệu. Bấm vào một trích dẫn để đọc đoạn văn.",
    "{n} {n|document|documents} recognised. Click a citation to read its passage.",
    "{n|Распознан|Распознано|Распознано} {n} {n|документ|документа|документов}. Нажмите на ссылку, чтобы прочитать абзац.",
  ],
  changed: [
    "Bản đã bị sửa (SHA-256 không khớp với tài liệu mà đồ thị dẫn): {names}. Vẫn đọc được; từng đoạn cho biết nó có còn đúng không.",
    "A changed copy (its SHA-256 is not that of the document the graph cites): {names}. It can be read; each passage says whether it still agrees.",
    "Изменённая копия (SHA-256 не совпадает с документом, на который ссылается граф): {names}. Её можно читать; у каждого абзаца указано, совпадает ли он.",
  ],
  altered: [
    "Không phải đúng tài liệu mà đồ thị dẫn: bản này đã bị sửa (SHA-256 không khớp)",
    "Not the very document that the graph cites: this copy was changed (SHA-256 differs)",
    "Не тот самый документ, на который ссылается граф: копия изменена (SHA-256 не совпадает)",
  ],
  foreign: [
    "Không phải tài liệu của đồ thị này: {names}",
    "Not among the documents of this graph: {names}",
    "Не входит в документы этого графа: {names}",
  ],
  says: ["{n} thông tin", "{n} {n|statement|statements}", "{n} {n|сведение|сведения|сведений}"],
  hint: [
    "Thả tệp của tài liệu vào trang này để đọc chính đoạn văn.",
    "Drop the document's file onto this page to read the passage itself.",
    "Чтобы прочитать сам абзац, отпустите файл документа на эту страницу.",
  ],
  about: ["Tài liệu:", "The document:", "Документ:"],
  more: ["Xem thêm {n}", "{n} more", "Ещё {n}"],
  reader: ["Đoạn văn trong tài liệu", "The passage in its document", "Абзац в документе"],
  close: ["Đóng", "Close", "Закрыть"],
  same: [
    "Đúng tài liệu mà đồ thị dẫn (SHA-256 trùng khớp)",
    "The very document that the graph cites (SHA-256 agrees)",
    "Тот самый документ, на который ссылается граф (SHA-256 совпадает)",
  ],
  agrees: [
    "Đúng đoạn văn mà đồ thị dẫn (SHA-256 trùng khớp)",
    "The very passage that the graph cites (SHA-256 agrees)",
    "Тот самый абзац, на который ссылается граф (SHA-256 совпадает)",
  ],
  differs: [
    "Đoạn này khác với đoạn mà đồ thị dẫn (SHA-256 không khớp)",
    "This is not the passage that the graph cites (SHA-256 differs)",
    "Это не тот абзац, на который ссылается граф (SHA-256 не совпадает)",
  ],
});
