package guitai.journeys.rules;

import guitai.journeys.Needs;
import guitai.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// `template.yaml` as JSON; `!Ref X` becomes `{"Ref":"X"}` and `!GetAtt X.Y`
/// `{"Fn::GetAtt":"X.Y"}`, as CloudFormation itself reads them. Every scalar is a string.
public record Template(JsonObject json) {

  public static Template read() throws IOException {
    return read("template.yaml");
  }

  /// Another file of the root that is written in YAML.
  public static Template read(String file) throws IOException {
    var yaml = Files.readString(Repository.ROOT.resolve(file));
    var root = new Compose(LoadSettings.builder().build()).composeString(yaml).orElseThrow();
    return new Template(value(root).asJsonObject());
  }

  JsonObject resource(String id) {
    return json.getJsonObject("Resources").getJsonObject(id);
  }

  JsonObject properties(String id) {
    return resource(id).getJsonObject("Properties");
  }

  /// The properties of all of a type, by logical id.
  public Map<String, JsonObject> all(String type) {
    var found = new TreeMap<String, JsonObject>();
    json.getJsonObject("Resources")
        .forEach((id, resource) -> {
          if (resource.asJsonObject().getString("Type").equals(type)) {
            found.put(id, resource.asJsonObject().getJsonObject("Properties"));
          }
        });
    return found;
  }

  public Map<String, JsonObject> functions() {
    return all("AWS::Serverless::Function");
  }

  /// The environment variables that a function has in addition to the globals.
  static JsonObject variables(JsonObject function) {
    return function.getJsonObject("Environment").getJsonObject("Variables");
  }

  JsonObject globalVariables() {
    return variables(json.getJsonObject("Globals").getJsonObject("Function"));
  }

  /// The logical id that a `!Ref X` or `!GetAtt X.Y` names, under its condition where it has one.
  static String referred(JsonValue value) {
    if (value.asJsonObject().containsKey("Fn::If")) {
      return referred(value.asJsonObject().getJsonArray("Fn::If").get(1));
    }
    var name = value.asJsonObject().values().iterator().next();
    return ((JsonString) name).getString().replaceFirst("\\..*", "");
  }

  /// The jar that the functions are deployed as.
  public static Path handlerJarOrLeaveOut() throws IOException {
    var globals = read().json().getJsonObject("Globals").getJsonObject("Function");
    var jar = Repository.ROOT.resolve(globals.getString("CodeUri"));
    Needs.orLeaveOut(Files.exists(jar), "the handlers' jar, which mvn verify builds");
    return jar;
  }

  private static JsonValue value(Node node) {
    var content =
        switch (node) {
          case ScalarNode scalar -> Json.string(scalar.getValue());
          case SequenceNode sequence -> array(sequence.getValue());
          case MappingNode mapping -> object(mapping);
          default -> throw new IllegalArgumentException("no value: " + node);
        };
    var tag = node.getTag().getValue();
    if (!tag.startsWith("!")) {
      return content;
    }
    var name = tag.equals("!Ref") ? "Ref" : "Fn::" + tag.substring(1);
    return Json.object().add(name, content).build();
  }

  private static JsonValue object(MappingNode mapping) {
    var json = Json.object();
    mapping
        .getValue()
        .forEach(entry ->
            json.add(((ScalarNode) entry.getKeyNode()).getValue(), value(entry.getValueNode())));
    return json.build();
  }

  private static JsonValue array(List<Node> nodes) {
    var json = Json.array();
    nodes.forEach(node -> json.add(value(node)));
    return json.build();
  }
}
