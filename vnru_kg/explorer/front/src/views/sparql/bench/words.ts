import { speaker } from "../../../core/words";

export const words = speaker({
  // the questions
  questions: ["Câu hỏi có sẵn", "Questions", "Готовые вопросы"],
  findQuestion: ["Tìm trong {n} câu hỏi", "Search {n} questions", "Поиск по вопросам: {n}"],
  noQuestion: ["Không có câu hỏi nào như vậy", "No such question", "Такого вопроса нет"],
  ownQuery: ["Truy vấn của bạn", "Your own query", "Ваш запрос"],
  writeOwn: ["Viết truy vấn của bạn", "Write your own query", "Написать свой запрос"],
  ownHint: [
    "Chọn một câu hỏi rồi sửa, hoặc viết truy vấn SPARQL mới. Không cần khai báo tiền tố.",
    "Choose a question and change it, or write a SPARQL query of your own. Prefixes need no declaration.",
    "Выберите вопрос и измените его или напишите свой запрос SPARQL. Префиксы объявлять не нужно.",
  ],
  any: ["bất kỳ", "any", "любой"],
  anyChoice: ["Bỏ chọn (bất kỳ)", "Any", "Любой"],
  notDate: [
    "Viết ngày như 2012-07-26, 2012-07 hoặc 2012",
    "Write a date as 2012-07-26, 2012-07 or 2012",
    "Напишите дату так: 2012-07-26, 2012-07 или 2012",
  ],
  notNumber: ["Viết một số nguyên", "Write a whole number", "Напишите целое число"],
  gone: [
    "Truy vấn đã sửa không còn tham số này",
    "The changed query no longer has this parameter",
    "В изменённом запросе этого параметра больше нет",
  ],
  nothingNamed: ["Không có mục nào tên như vậy", "No item of that name", "Нет объекта с таким названием"],
  // the editor
  editor: ["Truy vấn SPARQL, Ctrl+Enter để chạy", "SPARQL query, Ctrl+Enter runs it", "Запрос SPARQL, Ctrl+Enter — выполнить"],
  written: ["Truy vấn SPARQL", "The query in SPARQL", "Запрос на SPARQL"],
  run: ["Chạy", "Run", "Выполнить"],
  stop: ["Dừng", "Stop", "Остановить"],
  iris: ["Hiện IRI", "Show IRIs", "Показать IRI"],
  downloadAs: ["Tải kết quả dạng {format}", "Download the results as {format}", "Скачать результаты в формате {format}"],
  // what came of it
  starting: ["Đang khởi động máy truy vấn…", "Starting the engine…", "Запускается система запросов…"],
  running: ["Đang chạy…", "Running…", "Выполняется…"],
  rows: ["{n} dòng", "{n} {n|row|rows}", "{n} {n|строка|строки|строк}"],
  merged: ["{n} dòng, gộp từ {all}", "{n} {n|row|rows}, gathered from {all}", "{n} {n|строка|строки|строк}, собрано из {all}"],
  triples: ["{n} bộ ba", "{n} {n|triple|triples}", "{n} {n|триплет|триплета|триплетов}"],
  took: ["{ms} ms", "{ms} ms", "{ms} мс"],
  cut: [
    "Đây chỉ là {n} dòng đầu tiên; câu trả lời còn dài hơn. Hãy thêm điều kiện hoặc LIMIT.",
    "These are only the first {n} rows; the answer is longer. Add a condition or a LIMIT.",
    "Это только первые {n} строк, ответ длиннее. Добавьте условие или LIMIT.",
  ],
  cutText: [
    "Chỉ hiện {n} dòng đầu trong {all}; tệp tải về có đủ.",
    "Only the first {n} of {all} lines are shown; the download has them all.",
    "Показаны только первые {n} из {all} строк; в скачанном файле есть все.",
  ],
  none: [
    "Truy vấn chạy đúng nhưng không có kết quả nào.",
    "The query ran without errors, but nothing matches it.",
    "Запрос выполнен, но ничего не найдено.",
  ],
  noneHint: [
    "Đồ thị chỉ biết điều các tài liệu nói ra. Thử bớt điều kiện.",
    "The graph knows only what its documents say. Try fewer conditions.",
    "Граф знает только то, что сказано в документах. Попробуйте убрать часть условий.",
  ],
  unknown: ["đồ thị không có {name}.", "{name} is not in the graph.", "в графе нет {name}."],
  meant: ["Có phải là {names}?", "Did you mean {names}?", "Возможно, имелось в виду {names}?"],
  yes: ["Có", "Yes", "Да"],
  no: ["Không", "No", "Нет"],
  stopped: [
    "Đã dừng theo yêu cầu của bạn. Không có kết quả.",
    "You stopped the query; there is no result.",
    "Вы остановили запрос; результата нет.",
  ],
  slow: [
    "Đã dừng sau {n} giây vì truy vấn chưa xong. Thử thu hẹp lại.",
    "Stopped after {n} seconds, before it was done. Try to narrow it down.",
    "Остановлено через {n} с: запрос не успел завершиться. Попробуйте его сузить.",
  ],
  broken: [
    "Truy vấn này quá sức máy truy vấn; máy đã khởi động lại.",
    "This query was too much for the engine, which has been started anew.",
    "Этот запрос оказался системе не по силам; она запущена заново.",
  ],
  noStart: [
    "Không khởi động được máy truy vấn trong trình duyệt này.",
    "The engine could not be started in this browser.",
    "В этом браузере не удалось запустить систему запросов.",
  ],
  problem: ["Không chạy được truy vấn", "The query cannot be run", "Запрос нельзя выполнить"],
  place: ["Dòng {line}, cột {column}", "Line {line}, column {column}", "Строка {line}, столбец {column}"],
  // mistakes
  empty: [
    "truy vấn trống. Hãy viết SELECT, ASK, CONSTRUCT hoặc DESCRIBE.",
    "the query is empty. Write SELECT, ASK, CONSTRUCT or DESCRIBE.",
    "запрос пуст. Напишите SELECT, ASK, CONSTRUCT или DESCRIBE.",
  ],
  update: [
    "đồ thị này chỉ để đọc, không chạy “{what}”.",
    "this graph is read only; “{what}” is not run.",
    "граф доступен только для чтения, «{what}» не выполняется.",
  ],
  service: [
    "SERVICE hỏi một máy chủ khác, mà trang này không gửi gì ra ngoài. Hãy bỏ phần đó.",
    "SERVICE would ask another server, and nothing leaves this page. Leave that part out.",
    "SERVICE обращается к другому серверу, а эта страница ничего не отправляет. Уберите эту часть.",
  ],
  prefix: ["không có tiền tố “{what}”.", "there is no prefix “{what}”.", "нет префикса «{what}»."],
  string: [
    "chuỗi bắt đầu ở đây mà không kết thúc.",
    "a string starts here and never ends.",
    "здесь начинается строка, которая не закрыта.",
  ],
  stray: ["“{what}” không đóng dấu ngoặc nào.", "“{what}” closes nothing.", "«{what}» ничего не закрывает."],
  open: ["“{what}” chưa được đóng.", "“{what}” is never closed.", "«{what}» не закрыта."],
  form: [
    "truy vấn bắt đầu bằng SELECT, ASK, CONSTRUCT hoặc DESCRIBE, không phải “{what}”.",
    "a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, not “{what}”.",
    "запрос начинается с SELECT, ASK, CONSTRUCT или DESCRIBE, а не с «{what}».",
  ],
  long: ["truy vấn quá dài.", "the query is too long.", "запрос слишком длинный."],
  deep: ["ngoặc lồng nhau quá sâu.", "brackets nest too deep.", "слишком много вложенных скобок."],
  unread: [
    "từ “{what}” trở đi không đọc được thành SPARQL.",
    "cannot be read as SPARQL from “{what}” on.",
    "начиная с «{what}», это не читается как SPARQL.",
  ],
  ungrouped: [
    "một biến trong SELECT không nằm trong GROUP BY và không được gộp.",
    "a variable in SELECT is neither grouped nor aggregated.",
    "переменная в SELECT не сгруппирована и не агрегирована.",
  ],
  // the table
  passages: ["Nguồn", "Sources", "Источники"],
  more: ["Xem thêm {n} dòng", "Show {n} more {n|row|rows}", "Показать ещё {n} {n|строку|строки|строк}"],
  table: ["Bảng", "Table", "Таблица"],
  ways: ["Cách hiện kết quả", "How to show the results", "Как показать результаты"],
  chart: ["Biểu đồ", "Chart", "Диаграмма"],
  timeline: ["Dòng thời gian", "Timeline", "Хронология"],
  map: ["Bản đồ", "Map", "Карта"],
  network: ["Mạng", "Network", "Граф"],
});
