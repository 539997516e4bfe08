package guitai.order;

import guitai.keys.Digest;
import guitai.payment.Customer;
import guitai.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a page of a customer's orders ended: its last order and when that was placed, to the
/// millisecond. Its text is bound to the customer, so that a mistaken one is refused; it grants no
/// access, since a page only ever holds the asking customer's orders.
public record OrderPageToken(OrderId order, Instant placedAt) {
  private static final Pattern FORM = Pattern.compile("([0-9A-Z]{26})([0-9]{1,15})([0-9a-f]{16})");

  /// What a page is clamped to.
  public static final int LIMIT = 25;

  public static int clamp(int limit) {
    return Math.clamp(limit, 1, LIMIT);
  }

  public String text(Customer customer) {
    var plain = order.text() + placedAt.toEpochMilli() + seal(customer);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  /// @throws Problem 400 `invalid-page` where the text was not made by [#text] for this customer
  public static OrderPageToken parse(Customer customer, String text) {
    return read(text)
        .filter(token -> token.text(customer).equals(text))
        .orElseThrow(() -> Problem.of(400, "invalid-page", "There is no such page."));
  }

  private static Optional<OrderPageToken> read(String text) {
    try {
      var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      var parts = FORM.matcher(plain);
      return parts.matches()
          ? Optional.of(
              new OrderPageToken(
                  new OrderId(parts.group(1)),
                  Instant.ofEpochMilli(Long.parseLong(parts.group(2)))))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String seal(Customer customer) {
    var input = order.text() + placedAt.toEpochMilli() + " " + customer.key();
    return Digest.sha256(input).substring(0, 16);
  }
}
