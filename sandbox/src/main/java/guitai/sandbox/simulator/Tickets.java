package guitai.sandbox.simulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Parts of addresses that need no memory: what is meant, how long, and a proof that it was said
/// here.
public record Tickets(String secret) {
  private static final int LIMIT = 512;
  private static final String MAC = "HmacSHA256";

  /// A ticket for what the text means, in the characters of an address.
  public String of(String text, Instant until) {
    var timed = until.toEpochMilli() + " " + text;
    var said = Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(timed));
    return said + "." + proof(said);
  }

  /// The text of a ticket that was given here and is still good.
  public Optional<String> text(String ticket, Instant now) {
    var dot = ticket.indexOf('.');
    if (dot < 0 || ticket.length() > LIMIT) {
      return Optional.empty();
    }
    var said = ticket.substring(0, dot);
    if (!MessageDigest.isEqual(utf8(proof(said)), utf8(ticket.substring(dot + 1)))) {
      return Optional.empty();
    }
    var timed =
        new String(Base64.getUrlDecoder().decode(said), StandardCharsets.UTF_8).split(" ", 2);
    var until = Instant.ofEpochMilli(Long.parseLong(timed[0]));
    return now.isBefore(until) ? Optional.of(timed[1]) : Optional.empty();
  }

  private String proof(String said) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(utf8(secret), MAC));
      return HexFormat.of().formatHex(mac.doFinal(utf8(said)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
