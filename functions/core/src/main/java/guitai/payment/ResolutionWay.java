package guitai.payment;

import java.util.Arrays;
import java.util.Optional;

/// The ways in which two operators can resolve an entry of the held list (处置方式).
public enum ResolutionWay {
  /// It pays for what its order sells, or for the product that the operators name.
  GRANT("grant", "Keep the money, and grant the product.", "保留款项，并发放权益。"),
  /// The money stays ours: it pays for what was granted, or belongs to another system.
  KEEP("keep", "Keep the money, and refund nothing.", "保留款项，不退款。"),
  /// Of a refund that was refused or makes no progress: it is asked for once more.
  REFUND("refund", "Refund it through the provider, once more if need be.", "通过支付平台退款，必要时再次发起。"),
  /// What the provider says now counts, not what it said first.
  PROVIDER_STATUS("provider-status", "Take what the provider says of it now.", "以支付平台当前返回的状态为准。"),
  /// It was refunded at the provider's console already.
  REFUNDED_AT_PROVIDER(
      "refunded-at-provider", "It was refunded at the provider's console.", "已在支付平台商户后台退款。"),
  /// It was refunded outside the provider (线下退款) already.
  REFUNDED_OUTSIDE_PROVIDER(
      "refunded-outside-provider", "It was refunded outside the provider.", "已线下退款。");

  private final String text;
  private final String english;
  private final String chinese;

  ResolutionWay(String text, String english, String chinese) {
    this.text = text;
    this.english = english;
    this.chinese = chinese;
  }

  /// By its name in our contract.
  public String text() {
    return text;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }

  /// Empty where there is no such way.
  public static Optional<ResolutionWay> of(String text) {
    return Arrays.stream(values()).filter(way -> way.text.equals(text)).findFirst();
  }
}
