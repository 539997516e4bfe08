package guitai.provider.wechatpay;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The XML of API v2: a root whose children hold text, each name once. Any other XML is refused,
/// above all a document type or an entity.
final class FlatXml {
  private static final int FIELDS = 64;
  private static final String MARK = "\uFEFF";

  private FlatXml() {}

  /// Empty if it is any other XML, or none.
  static Optional<Map<String, String>> read(byte[] bytes, String root) {
    try {
      var reader = factory().createXMLStreamReader(new StringReader(decoded(bytes)));
      try {
        return Optional.of(fields(reader, root));
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// Strictly UTF-8, with or without its mark: the parser would print what it can't decode.
  private static String decoded(byte[] bytes) throws CharacterCodingException {
    var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return text.startsWith(MARK) ? text.substring(1) : text;
  }

  private static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    return factory;
  }

  private static Map<String, String> fields(XMLStreamReader reader, String root)
      throws XMLStreamException {
    requireRoot(reader, root);
    var fields = new HashMap<String, String>();
    while (reader.nextTag() == XMLStreamReader.START_ELEMENT) {
      var name = reader.getLocalName();
      if (fields.size() == FIELDS || fields.put(name, text(reader)) != null) {
        throw new XMLStreamException("too many fields, or one twice");
      }
    }
    while (reader.hasNext()) {
      reader.next();
    }
    return Map.copyOf(fields);
  }

  /// [XMLStreamReader#nextTag] skips no document type.
  private static void requireRoot(XMLStreamReader reader, String root) throws XMLStreamException {
    if (reader.nextTag() != XMLStreamReader.START_ELEMENT || !reader.getLocalName().equals(root)) {
      throw new XMLStreamException("another root");
    }
  }

  /// The JDK's own `getElementText` would leave out an entity it doesn't know.
  private static String text(XMLStreamReader reader) throws XMLStreamException {
    var text = new StringBuilder();
    for (int event = reader.next(); event != XMLStreamReader.END_ELEMENT; event = reader.next()) {
      switch (event) {
        case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA, XMLStreamReader.SPACE ->
            text.append(reader.getText());
        default -> throw new XMLStreamException("more than text");
      }
    }
    return text.toString();
  }
}
