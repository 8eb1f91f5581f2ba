package pruefstand.verapdf;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files. Arguments: flavours joined by commas, as veraPDF names them ({@code 3a}, {@code ua1}), then files.
 * The last line of the output is a JSON array with one entry for each file and flavour.
 */
public final class Main {
    private Main() {}

    public static void main(String... words) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        List<String> entries = new ArrayList<>();
        for (int index = 1; index < words.length; index++) {
            for (String flavour : words[0].split(",")) entries.add(judge(new File(words[index]), PDFAFlavour.byFlavourId(flavour)));
        }
        System.out.println("[" + String.join(",", entries) + "]");
    }

    private static String judge(File file, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            List<String> broken = new ArrayList<>();
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED && broken.size() < 20) broken.add(quoted(sentenceOf(assertion)));
            }
            return "{\"file\":" + quoted(file.getName()) + ",\"flavour\":" + quoted(flavour.getId())
                    + ",\"isCompliant\":" + result.isCompliant() + ",\"checks\":" + result.getTotalAssertions()
                    + ",\"broken\":[" + String.join(",", broken) + "]}";
        }
    }

    private static String sentenceOf(TestAssertion assertion) {
        return assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber() + ": " + assertion.getMessage()
                + " [" + assertion.getLocation().getContext() + "]";
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') quoted.append('\\').append(character);
            else if (character < 0x20 || character > 0x7e) quoted.append(String.format("\\u%04x", (int) character));
            else quoted.append(character);
        }
        return quoted.append('"').toString();
    }
}
