package guitai.local;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// The products of the local store; invented, except for the stores' names.
public final class Catalogue {
  private static final List<String> STOREFRONTS = List.of("CHN", "USA");

  private Catalogue() {}

  public static List<JsonObject> documents() {
    return STOREFRONTS.stream().map(Catalogue::read).toList();
  }

  private static JsonObject read(String storefront) {
    try (var in = Catalogue.class.getResourceAsStream("/catalogue/" + storefront + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the catalogue of " + storefront + " is missing");
      }
      return Json.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
