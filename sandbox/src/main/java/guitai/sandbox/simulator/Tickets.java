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

/// Stateless tokens in addresses: a text and its expiry, authenticated by this simulator.
public record Tickets(String secret) {
  private static final int LIMIT = 512;
  private static final String MAC = "HmacSHA256";

  /// A token of the text, in URL-safe characters.
  public String of(String text, Instant until) {
    var timed = until.toEpochMilli() + " " + text;
    var payload = Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(timed));
    return payload + "." + proof(payload);
  }

  /// The text of a token, if this simulator issued it and it has not expired.
  public Optional<String> text(String ticket, Instant now) {
    var dot = ticket.indexOf('.');
    if (dot < 0 || ticket.length() > LIMIT) {
      return Optional.empty();
    }
    var payload = ticket.substring(0, dot);
    if (!MessageDigest.isEqual(utf8(proof(payload)), utf8(ticket.substring(dot + 1)))) {
      return Optional.empty();
    }
    var timed =
        new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8).split(" ", 2);
    var until = Instant.ofEpochMilli(Long.parseLong(timed[0]));
    return now.isBefore(until) ? Optional.of(timed[1]) : Optional.empty();
  }

  private String proof(String payload) {
    try {
      var mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(utf8(secret), MAC));
      return HexFormat.of().formatHex(mac.doFinal(utf8(payload)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
