"""Lời trợ giúp theo lệnh và tùy chọn; ``""`` là cả chương trình. Câu đầu tiên dùng trong các danh sách."""

WORDS = {
    "": "Đồ thị tri thức Việt Nam – Nga: hỏi, khám phá, mang dữ liệu đi dùng.\n\n"
    "Mỗi điều nói ra đều chỉ rõ đoạn văn của tài liệu nói điều đó.",
    "info": "Trong đồ thị có gì: bao nhiêu, thuộc những loại nào, lấy từ tài liệu nào.",
    "ask": "Đặt một câu hỏi có sẵn theo tên, hoặc hỏi bằng lời của mình bằng tiếng Việt, tiếng Anh hay tiếng Nga.\n\n"
    "Câu trả lời cho biết câu hỏi được hiểu thế nào, và mỗi dòng đều dẫn tài liệu và đoạn văn. Khi không chắc người hỏi muốn gì, "
    "lệnh đưa ra những câu hỏi gần nhất. Không có câu hỏi thì lệnh liệt kê các câu hỏi có sẵn; chỉ có --as-of thì lệnh liệt kê "
    "những gì đúng vào ngày ấy.",
    "query": "Hỏi đồ thị bằng SPARQL 1.1: ghi thẳng truy vấn, tên tệp kết thúc bằng .rq, hoặc - để đọc từ đầu vào chuẩn.\n\n"
    "Các tiền tố quen thuộc (person:, event:, vnru:, sem:, skos: …) không cần khai báo. GRAPH ?passage { … } cho biết đoạn nào nêu bộ ba.",
    "search": "Tìm theo bất kỳ tên gọi nào trong cả ba thứ tiếng.\n\n"
    "Không gõ dấu cũng được, nhưng dấu đã gõ thì phải khớp: duong tìm ra đường và dương, đường chỉ tìm ra đường. Các từ có thể đứng "
    "theo thứ tự bất kỳ, từ cuối có thể gõ dở, tên riêng có thể viết tắt; nếu không thấy gì, lệnh thử cách phiên âm khác và lỗi gõ.",
    "show": "Mọi điều được nói về một đối tượng, mỗi dòng kèm các đoạn văn.\n\n"
    "Gọi đối tượng bằng IRI, bằng tên có tiền tố, hoặc bằng tên gọi mà chỉ nó mang.",
    "path": "Hai đối tượng liên hệ với nhau thế nào: vài đường đi đáng kể nhất, từng bước một, mỗi bước kèm các đoạn văn.",
    "conflicts": "Chỗ các tài liệu mâu thuẫn với nhau hay với chính mình: mỗi bên kèm các đoạn văn, cùng ghi chú của người biên tập.",
    "explore": "Ghi mạng lưới thành một tệp HTML không cần kết nối mạng rồi mở ra: cả đồ thị, hoặc phần quanh các đối tượng đã nêu.",
    "export": "Mang đồ thị đi dùng: Turtle và các dạng RDF khác, mạng lưới cho Gephi, bảng cho bảng tính.\n\n"
    "turtle, ntriples, jsonld và rdfxml chứa đồ thị gộp, trong đó vnru:attestedIn chỉ các đoạn văn; trig và nquads chứa bộ dữ liệu với "
    "mỗi đoạn văn một đồ thị; graphml, gexf và csv chứa mạng lưới (csv gồm nút, cạnh, đoạn văn và số liệu trong bốn tệp, TÊN-nodes.csv …, và TÊN-metadata.json mô tả các tệp ấy); parquet chứa bộ ba, nút, cạnh và số liệu trong bốn tệp, dành cho DuckDB, Spark hay pandas; neo4j chứa nút và cạnh với tiêu đề của neo4j-admin, kèm các lệnh nạp chúng vào Kùzu; void mô tả bộ dữ liệu cho các danh mục (DCAT, và VoID với số đếm theo lớp và thuộc tính).",
    "load": "Nạp các tệp RDF lớn nhỏ tùy ý vào một kho trên đĩa; --store nêu thư mục của kho.\n\n"
    "Turtle, TriG, N-Triples, N-Quads, JSON-LD và RDF/XML, kể cả nén thành .gz hay .zst. Hoặc nạp được tất cả, hoặc không nạp gì; ai đang đọc "
    "kho thì vẫn đọc tiếp những gì đã có. Không có --derive thì không thêm gì ngoài các tệp ấy, nên tốt nhất hãy nạp bộ dữ liệu như export -f nquads ghi ra.",
    "serve": "Phục vụ đồ thị qua HTTP: điểm truy vấn SPARQL, trang cho từng đối tượng và API; chỉ cho máy này, trừ khi có yêu cầu khác.\n\n"
    "Truy vấn của người lạ bị dừng sau 5 giây (--timeout) hoặc khi dùng quá 1 GB ngoài đồ thị (--memory). SIGHUP đọc lại dữ liệu; "
    "dữ liệu cũ vẫn trả lời cho tới khi đọc xong dữ liệu mới.",
    "mcp": "Trả lời trợ lý dùng Model Context Protocol: nó có thể tìm, xem, hỏi, nối, đối chiếu, truy vấn và kiểm chứng, mỗi dòng đều nêu đoạn văn nói điều đó.\n\n"
    "Trao đổi qua đầu vào và đầu ra chuẩn, cho chương trình tự khởi động nó; với --http thì qua HTTP, chỉ cho máy này trừ khi có yêu cầu khác. Truy vấn bị dừng sau 5 giây (--timeout). Cần phần bổ sung mcp.",
    "publish": "Đưa đồ thị lên một máy chủ SPARQL rồi kiểm tra xem đã tới nơi chưa.\n\n"
    "Mỗi đồ thị được ghi trọn vẹn, và chỉ ghi khi khác với bản đang có: nếu bị ngắt giữa chừng, chạy lại chính lệnh này để gửi nốt phần còn lại. "
    "Đồ thị của ta mà nay không còn thì bị xóa; đồ thị của người khác được giữ nguyên.",
    "validate": "Kiểm tra dữ liệu, hoặc các tệp đã nêu cùng với dữ liệu ấy, theo các khuôn mẫu và phép kiểm trong ontology/.\n\n"
    "Tệp là tài liệu mới (.trig) và tệp tra cứu mới (.ttl): chỉ nói về các tệp này.\n\n"
    "Mã kết thúc là 1 nếu có vi phạm; khuyến nghị không bao giờ làm lệnh thất bại.",
    "verify": "Đối chiếu đồ thị với tài liệu: vị trí, mã băm, và mọi con số, ngày tháng, tên gọi của từng đoạn văn.\n\n"
    "Mã kết thúc là 1 nếu có điều không nằm trong lời văn của đoạn mà cũng không được ghi là suy luận.",
    "coverage": "Mỗi tài liệu và đoạn văn cho bao nhiêu dữ kiện, và chỗ nào còn mỏng: khoảng trống, thiếu nhãn, chỉ nhắc một lần.",
    "man": "In trang hướng dẫn (man), soạn từ lời trợ giúp.",
    # tùy chọn chung của các lệnh
    "--data": "Thư mục chứa ontology/ và graph_data/. Nếu không nêu: VNRU_KG_DATA, bản mã nguồn chứa thư mục hiện tại, rồi dữ liệu đi kèm gói.",
    "--endpoint": "Hỏi máy chủ SPARQL ở địa chỉ này thay vì đọc tệp.",
    "--language": "Ngôn ngữ của mọi thứ hiện ra.",
    "--format": "Cách trình bày câu trả lời.",
    "load --derive": "Tính thêm những gì suy ra được từ đó, như với dữ liệu: ngày, khoảng giá trị, nhãn, đoạn văn nêu, mâu thuẫn. Bản thể học của --data cũng được nạp.",
    "--store": "Một kho trên đĩa do vnru-kg load nạp, thay cho dữ liệu.",
    "--limit": "Hiện bao nhiêu dòng của câu trả lời.",
    "--as_of": "Đồ thị tính đến một ngày (2012-07-27), tháng hay năm: bỏ những gì có ngày muộn hơn.",
    "--timeout": "Mỗi truy vấn được phép chạy bao nhiêu giây; không nêu thì 60. Với các lệnh khác query: cả lệnh được phép chạy bao nhiêu giây.",
    "--memory": "Mỗi truy vấn được phép dùng bao nhiêu bộ nhớ, ví dụ 800M hay 2G; không nêu thì 4G, hoặc một nửa bộ nhớ của máy. Với các lệnh khác query: cả lệnh được phép dùng bao nhiêu bộ nhớ.",
    "--quiet": "Chỉ in câu trả lời: không báo tiến độ, không nhận xét.",
    "--version": "In số phiên bản.",
    "--help": "In lời trợ giúp này.",
    # tùy chọn của từng lệnh
    "ask --sparql": "Hiện truy vấn SPARQL đã chạy.",
    "search --kind": "Chỉ tìm loại này: person, office, organization, place, event, instrument …",
    "search --field": "Chỉ tìm trong lĩnh vực hợp tác này hoặc lĩnh vực hẹp hơn, gọi bằng bất kỳ tên nào của nó.",
    "path --steps": "Mỗi đường được có nhiều nhất bao nhiêu bước.",
    "conflicts --kind": "Loại mâu thuẫn.",
    "conflicts --explain": "Nêu quy tắc, các chiều trùng nhau và các khoảng không giao nhau.",
    "explore --depth": "Lúc đầu hiện bao nhiêu bước quanh các đối tượng.",
    "explore --output": "Tệp sẽ ghi, hoặc - để ghi ra đầu ra chuẩn.",
    "explore --no-open": "Chỉ ghi tệp, không mở.",
    "explore --light": "Bỏ bộ máy SPARQL để tệp nhỏ hơn nhiều.",
    "export --query": "Xuất kết quả của truy vấn này thay cho cả đồ thị.",
    "export --output": "Ghi vào tệp này thay cho đầu ra chuẩn.",
    "serve --host": "Địa chỉ để lắng nghe; 0.0.0.0 là mọi địa chỉ của máy này.",
    "serve --port": "Cổng để lắng nghe; 0 là chọn một cổng còn trống.",
    "serve --name": "Tên máy chủ được phép dùng để gọi; có thể ghi nhiều lần.",
    "serve --proxy": "Máy chủ trung gian, hoặc mạng của chúng, mà tiêu đề Forwarded được tin; có thể ghi nhiều lần.",
    "serve --url": "Địa chỉ mà người đọc dùng, nếu khác với địa chỉ được gọi.",
    "serve --cors": "Nguồn có tập lệnh được đọc câu trả lời; * là mọi nguồn, none là không nguồn nào.",
    "serve --rows": "Câu trả lời có nhiều nhất bao nhiêu dòng hoặc bộ ba; phần bị cắt luôn được báo.",
    "serve --writable": "Ai xuất trình được mã trong tệp này thì được ghi vào --store qua SPARQL Update và Graph Store Protocol; mỗi dòng một cặp TÊN MÃ, chmod 600.",
    "serve --validate": "Không nhận dữ liệu ghi vào nếu các khuôn (shapes) của bản thể học không cho phép.",
    "serve --workers": "Bao nhiêu truy vấn chạy cùng lúc; nếu không ghi thì bằng số bộ xử lý.",
    "mcp --http": "Trao đổi qua HTTP (streamable HTTP) ở /mcp, thay cho đầu vào và đầu ra chuẩn.",
    "mcp --host": "Địa chỉ để lắng nghe; 0.0.0.0 là mọi địa chỉ của máy này.",
    "mcp --port": "Cổng để lắng nghe; 0 là chọn một cổng còn trống.",
    "mcp --name": "Tên máy chủ được phép dùng để gọi; có thể ghi nhiều lần.",
    "publish --graph-store": "Địa chỉ Graph Store Protocol của máy chủ; với Oxigraph và Virtuoso thì tự biết.",
    "publish --update": "Địa chỉ SPARQL Update của máy chủ, khi không có Graph Store.",
    "publish --merge": "Thay luôn đồ thị mặc định của máy chủ bằng hợp của mọi đồ thị.",
    "validate --warnings": "Có hiện cả những điều chỉ là khuyến nghị hay không.",
    "verify --sources": "Thư mục chứa các tài liệu, tên tệp tùy ý.",
    "coverage --sources": "Chỉ tính những tài liệu có tệp trong thư mục này.",
    "coverage --passages": "Hiện mọi đoạn văn, không chỉ các khoảng trống.",
    # mã kết thúc
    "exit 0": "Mọi việc đều ổn.",
    "exit 1": "Một phép kiểm phát hiện điều không đúng.",
    "exit 2": "Dòng lệnh hoặc truy vấn sai.",
    "exit 3": "Điều được nêu không có ở đây, hoặc có nhiều thứ cùng mang tên đó.",
    "exit 4": "Một tệp dữ liệu không đọc được đúng như định dạng của nó.",
    "exit 5": "Không ghi được câu trả lời vào nơi đã định.",
    "exit 6": "Truy vấn hoặc lệnh chạy lâu hơn mức cho phép.",
    "exit 7": "Truy vấn hoặc lệnh dùng nhiều bộ nhớ hơn mức cho phép.",
    "exit 8": "Không hiểu câu hỏi, hoặc các tài liệu không trả lời câu ấy.",
    "exit 9": "Thiếu một thành phần cần cài đặt.",
    "exit 10": "Máy chủ không trả lời, hoặc không cho vào.",
    "exit 130": "Dừng vì Ctrl-C.",
    "exit 141": "Bên đọc câu trả lời đã đóng đường ống.",
    # môi trường
    "VNRU_KG_DATA": "Như --data.",
    "VNRU_KG_LANG": "Như --lang; nếu không có cả hai thì theo ngôn ngữ của hệ thống, và tiếng Anh nếu đó là thứ tiếng khác.",
    "VNRU_KG_CACHE": "Thư mục của bộ nhớ đệm.",
    "VNRU_KG_ENDPOINT_TOKEN": "Mã truy cập dùng cho --endpoint.",
    "VNRU_KG_ENDPOINT_USER": "Tên người dùng cho --endpoint, đi cùng VNRU_KG_ENDPOINT_PASSWORD.",
    "VNRU_KG_ENDPOINT_AUTH": "Tệp chứa mã truy cập, hoặc người-dùng:mật-khẩu, cho --endpoint.",
    "NO_COLOR": "Nếu được đặt thì không tô màu, không in đậm.",
    "PAGER": "Chương trình hiện từng trang câu trả lời dài trên màn hình; cat là không dùng.",
}
