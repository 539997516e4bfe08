package guitai.provider.applepay;

import guitai.bytes.Bytes;
import guitai.provider.Forged;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/// The attributes that a signer signs: the content's digest and the time, each exactly once. Other
/// signed attributes are ignored.
record SignedAttributes(Bytes messageDigest, Instant signingTime) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'").withResolverStyle(ResolverStyle.STRICT);

  /// Two-digit years from this one on are of the twentieth century.
  private static final int PIVOT = 50;

  static SignedAttributes read(Ber attributes) throws Forged {
    SignedData.requireIs(only(attributes, Oid.CONTENT_TYPE), Oid.DATA);
    var digest = only(attributes, Oid.MESSAGE_DIGEST).require(Ber.OCTET_STRING).content();
    return new SignedAttributes(Bytes.of(digest), time(attributes));
  }

  private static Instant time(Ber attributes) throws Forged {
    if (attributes.children().stream().noneMatch(each -> named(each, Oid.SIGNING_TIME))) {
      throw new Forged("the signature has no signing time");
    }
    var time = only(attributes, Oid.SIGNING_TIME);
    var text = new String(time.content(), StandardCharsets.US_ASCII);
    return switch (time.tag()) {
      case Ber.UTC_TIME -> instant(century(text) + text);
      case Ber.GENERALIZED_TIME -> instant(text);
      default -> throw Ber.malformed();
    };
  }

  private static String century(String text) throws Forged {
    if (!text.matches("[0-9]{12}Z")) {
      throw Ber.malformed();
    }
    return Integer.parseInt(text.substring(0, 2)) < PIVOT ? "20" : "19";
  }

  private static Instant instant(String text) throws Forged {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw Ber.malformed();
    }
  }

  private static Ber only(Ber attributes, byte[] name) throws Forged {
    var named = attributes.children().stream().filter(each -> named(each, name)).toList();
    if (named.size() != 1) {
      throw Ber.malformed();
    }
    return named.getFirst().having(2).child(1, Ber.SET).having(1).children().getFirst();
  }

  private static boolean named(Ber attribute, byte[] name) {
    return attribute.tag() == Ber.SEQUENCE
        && !attribute.children().isEmpty()
        && attribute.children().getFirst().is(name);
  }
}
