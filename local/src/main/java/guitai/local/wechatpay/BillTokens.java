package guitai.local.wechatpay;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Addresses of bills that need no memory: what is meant, how long, and a proof that it was said
/// here.
record BillTokens(String secret) {
  private static final int LIMIT = 512;
  private static final String MAC = "HmacSHA256";

  record Ticket(Bills.Kind kind, LocalDate date, boolean zipped) {}

  String of(Ticket ticket, Instant until) {
    var text =
        "%s %s %s %d"
            .formatted(ticket.kind(), ticket.date(), ticket.zipped(), until.toEpochMilli());
    var said = Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text));
    return said + "." + proof(said);
  }

  Optional<Ticket> ticket(String token, Instant now) {
    var dot = token.indexOf('.');
    if (dot < 0 || token.length() > LIMIT) {
      return Optional.empty();
    }
    var said = token.substring(0, dot);
    if (!MessageDigest.isEqual(utf8(proof(said)), utf8(token.substring(dot + 1)))) {
      return Optional.empty();
    }
    var words =
        new String(Base64.getUrlDecoder().decode(said), StandardCharsets.UTF_8).split(" ", -1);
    var ticket =
        new Ticket(
            Bills.Kind.valueOf(words[0]),
            LocalDate.parse(words[1]),
            Boolean.parseBoolean(words[2]));
    var until = Instant.ofEpochMilli(Long.parseLong(words[3]));
    return now.isBefore(until) ? Optional.of(ticket) : Optional.empty();
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
