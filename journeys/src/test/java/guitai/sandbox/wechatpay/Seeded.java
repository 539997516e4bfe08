package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.wechatpay.Refund.Outcome;
import guitai.sandbox.wechatpay.Trade.Prepay;
import guitai.sandbox.wechatpay.Trade.State.Paid;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The journal of a simulator before its start, written faster than orders could be paid.
public final class Seeded implements AutoCloseable {
  private final Merchant merchant;
  private final BufferedWriter journal;

  /// @param home of a simulator that doesn't run
  public Seeded(Path home) throws IOException {
    merchant = Merchant.at(home);
    var directory = Files.createDirectories(home.resolve("wechat-pay"));
    journal = Files.newBufferedWriter(directory.resolve("journal.jsonl"));
  }

  /// @param fen that were asked and paid
  public void paid(String number, String transaction, long fen, Instant at) {
    var body =
        Json.object()
            .add("appid", appid())
            .add("mchid", account())
            .add("description", "应用")
            .add("out_trade_no", number)
            .add("notify_url", "http://localhost:1/never")
            .add("amount", Json.object().add("total", fen).add("currency", "CNY"))
            .build();
    var request = new OrderRequest(Product.NATIVE, body);
    var prepay = new Prepay("wx" + transaction, transaction, at);
    write(new Entry.Ordered(request, at, at.plus(Duration.ofMinutes(15)), prepay));
    write(new Entry.PaymentMade(number, new Paid(transaction, at, "o-payer", 0), Optional.empty()));
  }

  /// @param number the merchant's, of the refund
  /// @param id WeChat Pay's
  public void refunded(String order, String number, String id, long fen, Instant at) {
    var refund = new Refund(number, id, fen, 0, Optional.empty(), Outcome.SUCCESS.from(at));
    write(new RefundEntry.RefundMade(order, refund, Outcome.SUCCESS, Optional.empty()));
  }

  private synchronized void write(Entry entry) {
    try {
      journal.write(entry.toJson() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String account() {
    return merchant.credentials().getString("mchid");
  }

  public String appid() {
    return merchant.credentials().getJsonObject("appids").getString("qr");
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
