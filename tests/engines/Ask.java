import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Scanner;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.ResultSetFormatter;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;

/** Reads a file of quads; answers each query on a line of standard input (base 64) with a line: its rows as JSON, or "!" and why not. */
public class Ask {
  public static void main(String[] given) {
    DatasetGraph held = DatasetGraphFactory.create();
    RDFDataMgr.read(held, given[0]);
    // the default graph is the merge of the named ones, each triple once
    held.find().forEachRemaining(quad -> held.getDefaultGraph().add(quad.asTriple()));
    System.out.println("ready");
    Scanner lines = new Scanner(System.in, StandardCharsets.UTF_8);
    while (lines.hasNextLine()) {
      String query = new String(Base64.getDecoder().decode(lines.nextLine()), StandardCharsets.UTF_8);
      String answer;
      try (QueryExecution run = QueryExecutionFactory.create(query, DatasetFactory.wrap(held))) {
        run.setTimeout(60_000L);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultSetFormatter.outputAsJSON(out, run.execSelect());
        answer = Base64.getEncoder().encodeToString(out.toByteArray());
      } catch (Exception | Error error) {
        answer = "!" + Base64.getEncoder().encodeToString(String.valueOf(error).getBytes(StandardCharsets.UTF_8));
      }
      System.out.println(answer);
    }
  }
}
