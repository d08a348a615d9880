"""What help says, by command and option; ``""`` is the command as a whole. The first sentence is what lists show."""

WORDS = {
    "": "The Vietnam–Russia knowledge graph: ask it, explore it, take it away.\n\n"
    "Everything it says names the passage of the document that says it.",
    "info": "What is in the graph: how much, of which kinds, from which documents.",
    "ask": "Ask a question of the library by its name, or in your own words in Vietnamese, English or Russian.\n\n"
    "The answer says how the question was understood, and cites document and passage on every line. Where it is not sure what "
    "was asked, it offers the nearest questions instead. Without a question it lists those of the library; with --as-of and no "
    "question it lists what held on that day.",
    "query": "Ask the graph with SPARQL 1.1: the text itself, a file that ends in .rq, or - for standard input.\n\n"
    "Known prefixes (person:, event:, vnru:, sem:, skos: …) need no declaration. GRAPH ?passage { … } tells which passage states a triple.",
    "search": "Find things by any name in any of the three languages.\n\n"
    "Accents are optional, but those that are typed must fit: duong finds đường and dương, đường only đường. Words may stand in any "
    "order, the last may be unfinished, first names may be initials; other transliterations and typing errors are tried if nothing "
    "else fits.",
    "show": "Everything said about a thing, each line with its passages.\n\n"
    "A thing is named by its IRI, its prefixed name, or a name that only it bears.",
    "path": "How two things are connected: the few most telling ways, step by step, each with its passages.",
    "conflicts": "Where the documents contradict each other or themselves: every side with its passages, and the curator's note.",
    "explore": "Write the network as one HTML file that needs no connection, and open it: the whole graph, or what is around THINGS.",
    "export": "Take the graph away: Turtle and other RDF, networks for Gephi, tables for spreadsheets.\n\n"
    "turtle, ntriples, jsonld and rdfxml hold the merged graph, where vnru:attestedIn names the passages; trig and nquads hold the "
    "data set with a graph for each passage; graphml, gexf and csv hold the network (csv is nodes, edges, passages and "
    "figures in four files, NAME-nodes.csv …, and NAME-metadata.json, which describes them); parquet holds triples, nodes, edges and figures in four files, for DuckDB, Spark or pandas; neo4j holds nodes and edges with the "
    "headers of neo4j-admin, and the commands that take them into Kùzu; void describes the data set for catalogues (DCAT, and VoID with counts by class and property).",
    "load": "Fill a store on disk from files of RDF of any size; --store names its folder.\n\n"
    "Turtle, TriG, N-Triples, N-Quads, JSON-LD and RDF/XML, also packed as .gz or .zst. The command adds everything or nothing. A process that "
    "reads the store meanwhile goes on reading what it held before. Without --derive the store holds what the files say and no more: load a data set as export -f nquads writes it.",
    "serve": "Serve the graph over HTTP: a SPARQL endpoint, pages for every thing, and an API, for this machine only unless --host says otherwise.\n\n"
    "A query ends after 5 seconds (--timeout), or when it takes more than 1 GB beside the graph (--memory). SIGHUP makes the server "
    "read the data again; it answers from the old data until it has read the new.",
    "mcp": "Answer an assistant that speaks the Model Context Protocol: it may search, show, ask, connect, compare, query and verify, and every row names its passages.\n\n"
    "It speaks over standard input and output, for programs that start it; with --http it speaks over HTTP, for this machine only unless --host says otherwise. A query ends after 5 seconds (--timeout). This needs the extra mcp.",
    "publish": "Put the graph on a SPARQL server, and check that it arrived.\n\n"
    "The command sends each graph as a whole, and only if the server has another one: after a break the same command sends the rest. It "
    "removes graphs of ours that no longer exist, and leaves all other graphs alone.",
    "validate": "Check the data, or FILES together with them, against the shapes and checks of ontology/.\n\n"
    "FILES are new documents (.trig) and new authorities (.ttl); the report speaks of them only.\n\n"
    "The command exits with status 1 if a rule is broken. A recommendation changes nothing.",
    "verify": "Check the graph against the documents: locators, hashes, and every number, date and name of every passage.\n\n"
    "The command exits with status 1 if a statement is neither in the words of its passage nor marked as inferred.",
    "coverage": "How much each document and passage yielded, and what is thin: gaps, missing labels, single mentions.",
    "man": "Print the manual page, made from the help.",
    # options that commands share
    "--data": "The folder that holds ontology/ and graph_data/. Without it: VNRU_KG_DATA, the checkout around the current folder, what came with the package.",
    "--endpoint": "Ask the SPARQL server at this address instead of files.",
    "--language": "The language of all texts.",
    "--format": "How to show the answer.",
    "load --derive": "Also compute what follows from the files: days, intervals, labels, attestations, conflicts. This adds the ontology of --data.",
    "--store": "A store on disk that vnru-kg load has filled, instead of the data.",
    "--limit": "How many lines of the answer to show.",
    "--as_of": "The graph as of a day (2012-07-27), month or year: what is dated later is left out.",
    "--timeout": "How many seconds a query may take; 60 by default. In other commands: how many seconds the whole command may take.",
    "--memory": "How much memory a query may take, as in 800M or 2G; 4G by default, or half of the machine's. In other commands: how much memory the whole command may take.",
    "--quiet": "Only the answer: no progress, no remarks.",
    "--version": "Print the version.",
    "--help": "Print this help.",
    # options of single commands
    "ask --sparql": "Show the SPARQL that was run.",
    "search --kind": "Only things of this kind: person, office, organization, place, event, instrument …",
    "search --field": "Only what belongs to this field of cooperation or a narrower one, by any of its names.",
    "path --steps": "How many steps a way may have.",
    "conflicts --kind": "Which conflicts.",
    "conflicts --explain": "Show the rule, the dimensions that agree and the intervals that do not meet.",
    "explore --depth": "How many steps around the things to show at first.",
    "explore --output": "The file to write, or - for standard output.",
    "explore --no-open": "Only write the file.",
    "explore --light": "Leave the SPARQL engine out for a much smaller file.",
    "export --query": "Export the answer of this query instead of the whole graph.",
    "export --output": "Write to this file instead of standard output.",
    "serve --host": "The address to listen at; 0.0.0.0 is every address of this machine.",
    "serve --port": "The port to listen at; 0 takes a free one.",
    "serve --name": "A host name by which the server may be called; may be repeated.",
    "serve --proxy": "A proxy, or a network of proxies, whose Forwarded headers the server believes; may be repeated.",
    "serve --url": "The address that readers use, if a request reaches the server under another one.",
    "serve --cors": "The origin whose scripts may read the answers; * for all, none for none.",
    "serve --rows": "How many rows or triples an answer may have; an answer that is cut says so.",
    "serve --writable": "Let clients with a token of this file write into the --store, by SPARQL Update and the Graph Store Protocol. A line is NAME TOKEN; chmod 600.",
    "serve --validate": "Refuse a change that the shapes of the ontology do not allow.",
    "serve --workers": "How many queries run at a time; by default one for each processor.",
    "mcp --http": "Speak streamable HTTP, at /mcp, instead of standard input and output.",
    "mcp --host": "The address to listen at; 0.0.0.0 is every address of this machine.",
    "mcp --port": "The port to listen at; 0 takes a free one.",
    "mcp --name": "A host name by which the server may be called; may be repeated.",
    "publish --graph-store": "The server's address for the Graph Store Protocol; Oxigraph and Virtuoso do not need it.",
    "publish --update": "The server's address for SPARQL Update, if it has no Graph Store.",
    "publish --merge": "Replace the server's default graph by the merge of all graphs as well.",
    "validate --warnings": "Show recommendations too, or leave them out.",
    "verify --sources": "The folder that holds the documents, under any file names.",
    "coverage --sources": "Count only the documents whose files lie in this folder.",
    "coverage --passages": "Show every passage, not only the gaps.",
    # exit status
    "exit 0": "All went well.",
    "exit 1": "A check found something that is not as it should be.",
    "exit 2": "The command line or the query is wrong.",
    "exit 3": "Nothing here has that name, or several things have it.",
    "exit 4": "A data file cannot be read in the format that it claims to have.",
    "exit 5": "The answer cannot be written where it should go.",
    "exit 6": "A query or a command took longer than it may.",
    "exit 7": "A query or a command took more memory than it may.",
    "exit 8": "A question was not understood, or the documents do not answer it.",
    "exit 9": "Something that this needs is not installed.",
    "exit 10": "A server does not answer, or refuses access.",
    "exit 130": "Stopped by Ctrl-C.",
    "exit 141": "Whoever read the answer has closed the pipe.",
    # environment
    "VNRU_KG_DATA": "As --data.",
    "VNRU_KG_LANG": "As --lang. Without either the locale decides; if it has another language, English.",
    "VNRU_KG_CACHE": "The folder of the cache.",
    "VNRU_KG_ENDPOINT_TOKEN": "The token for --endpoint.",
    "VNRU_KG_ENDPOINT_USER": "The user for --endpoint, with VNRU_KG_ENDPOINT_PASSWORD.",
    "VNRU_KG_ENDPOINT_AUTH": "A file with the token, or user:password, for --endpoint.",
    "NO_COLOR": "If it is set, nothing is coloured or bold.",
    "PAGER": "The program that shows long answers on a terminal; cat for none.",
}
