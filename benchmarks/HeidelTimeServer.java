import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.text.SimpleDateFormat;
import java.util.Base64;

/**
 * HeidelTime in one JVM: a document a line on standard input (date, tab, base64 of the text), the seconds it took and its
 * TimeML in base64 on standard output. Without a tagger: the Arabic one that HeidelTime asks for is not in its package.
 */
public class HeidelTimeServer {
    public static void main(String[] args) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, "UTF-8");
        System.setOut(System.err);
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.ARABIC, DocumentType.NEWS, OutputType.TIMEML, args[0], POSTagger.NO);
        SimpleDateFormat days = new SimpleDateFormat("yyyy-MM-dd");
        answers.println("ready");
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line; (line = lines.readLine()) != null; ) {
            String[] parts = line.split("\t", 2);
            String text = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
            long start = System.nanoTime();
            String tagged = tagger.process(text, days.parse(parts[0]));
            double seconds = (System.nanoTime() - start) / 1e9;
            answers.println(seconds + "\t" + Base64.getEncoder().encodeToString(tagged.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
