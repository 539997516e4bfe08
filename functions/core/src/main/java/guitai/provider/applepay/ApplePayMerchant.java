package guitai.provider.applepay;

import java.util.regex.Pattern;

/// Our merchant account at Apple; nothing in it is secret.
///
/// @param id the merchant identifier (`merchant.com.example`)
/// @param name shown on the payment sheet
public record ApplePayMerchant(String id, String name) {
  private static final Pattern ID = Pattern.compile("merchant\\.[A-Za-z0-9.-]{1,240}");
  private static final int NAME_LIMIT = 64;

  public ApplePayMerchant {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("not a merchant identifier of Apple's");
    }
    if (name.isBlank() || name.length() > NAME_LIMIT) {
      throw new IllegalArgumentException("a merchant's name has 1 to 64 characters");
    }
  }
}
