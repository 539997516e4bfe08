package guitai.sandbox.alipay;

import guitai.sandbox.alipay.CallbackSubject.Event;
import guitai.sandbox.alipay.Trade.Creation;
import guitai.sandbox.alipay.Trade.State;
import guitai.sandbox.alipay.Trade.Status;
import guitai.sandbox.simulator.Callback;
import guitai.sandbox.simulator.CallbackPlan;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Decides what happens to an order, and answers only after the journal has stored it.
record Trades(Ledger<OrderState, Entry> ledger) {
  /// The limit of orders; further ones are refused.
  static final int LIMIT = 200_000;

  /// The name of the only key that signs notifications.
  static final String SIGNER = "alipay";

  private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_]{1,64}");

  Instant now() {
    return ledger.now();
  }

  /// A QR code is created once; a page may be opened again with the same parameters.
  Trade order(OrderRequest request) {
    synchronized (ledger) {
      var orders = ledger.books().orders();
      var known = orders.find(request.number());
      if (known.isPresent()) {
        return repeated(known.get(), request);
      }
      if (orders.size() >= LIMIT) {
        throw ApiError.failed(
            "ACQ.SYSTEM_ERROR", "the simulator stores no more than " + LIMIT + " orders");
      }
      var now = now();
      ledger.happen(new Entry.Ordered(request, now, request.expiresAt(now), code(request)));
      return orders.known(request.number());
    }
  }

  private Optional<String> code(OrderRequest request) {
    return request.product() == Product.PRECREATE
        ? Optional.of("bax" + ledger.random().word(17))
        : Optional.empty();
  }

  private Trade repeated(Trade trade, OrderRequest request) {
    switch (trade.stateAt(now())) {
      case State.Paid _ -> throw ApiError.failed("ACQ.TRADE_HAS_SUCCESS", "交易已被支付");
      case State.Closed _ -> throw ApiError.failed("ACQ.TRADE_HAS_CLOSE", "交易已经关闭");
      case State.Offered _, State.AwaitingPayment _ -> {
        if (trade.request().product() != request.product()
            || !trade.request().body().equals(request.body())) {
          throw ApiError.failed("ACQ.CONTEXT_INCONSISTENT", "交易信息被篡改");
        }
        if (request.product() == Product.PRECREATE) {
          throw ApiError.failed("ACQ.APPLY_PC_MERCHANT_CODE_ERROR", "申请二维码失败");
        }
      }
    }
    return trade;
  }

  /// The trade that a call names; Alipay's number takes precedence over the merchant's.
  Optional<Trade> asked(Content content) {
    var tradeNo = content.text("trade_no", 64);
    var number = content.text("out_trade_no", 64, NUMBER);
    if (tradeNo.isEmpty() && number.isEmpty()) {
      throw ApiError.parameter("out_trade_no与trade_no不能同时为空");
    }
    synchronized (ledger) {
      var books = ledger.books();
      return tradeNo
          .map(books::byTradeNo)
          .orElseGet(() -> number.flatMap(books.orders()::find))
          .filter(trade -> trade.opening().isPresent());
    }
  }

  /// A customer scans the code or opens the page, and doesn't pay yet.
  Trade open(String order) {
    synchronized (ledger) {
      var trade = latest(order);
      var now = now();
      if (trade.stateAt(now) instanceof State.Offered) {
        payable(trade, now);
        var owed = new ArrayList<Callback>();
        owed.addAll(told(trade, Event.WAITING, Status.WAIT_BUYER_PAY, now));
        owed.addAll(told(trade, Event.CLOSED, Status.TRADE_CLOSED, trade.expiresAt()));
        ledger.happen(new Entry.Opened(trade.number(), new Creation(tradeNo(now), now), owed));
      }
      return byNumber(trade.number());
    }
  }

  /// @throws Refusal if the order is closed or expired
  static void payable(Trade trade, Instant now) {
    if (!now.isBefore(trade.expiresAt())) {
      throw Refusal.of(409, "expired", "The order expired at " + trade.expiresAt() + ".");
    }
    if (trade.request().product() == Product.PRECREATE && !trade.codeLivesAt(now)) {
      throw Refusal.of(409, "lapsed", "The code is two hours old.");
    }
  }

  /// The callback of a change into that state, if the merchant subscribed to it.
  List<Callback> told(Trade trade, Event event, Status status, Instant at) {
    return ledger.books().tells(status)
        ? owed(trade, CallbackSubject.of(trade, event), at, Optional.empty())
        : List.of();
  }

  /// The callback, if the order has an address for it.
  List<Callback> owed(
      Trade trade, CallbackSubject telling, Instant at, Optional<CallbackPlan> plan) {
    return trade.request().notifyUrl().isPresent()
        ? Callback.of(ledger.random().uuid(), telling.key(), SIGNER, at, plan).stream().toList()
        : List.of();
  }

  void close(Trade trade) {
    synchronized (ledger) {
      switch (byNumber(trade.number()).stateAt(now())) {
        case State.Offered _ -> throw ApiError.noTrade();
        case State.Paid _, State.Closed _ ->
            throw ApiError.failed("ACQ.TRADE_STATUS_ERROR", "交易状态不合法");
        case State.AwaitingPayment _ -> {
          var owed = told(trade, Event.CLOSED, Status.TRADE_CLOSED, now());
          ledger.happen(new Entry.Closed(trade.number(), now(), owed));
        }
      }
    }
  }

  Trade byNumber(String number) {
    synchronized (ledger) {
      return ledger.books().orders().known(number);
    }
  }

  Optional<Trade> find(String number) {
    synchronized (ledger) {
      return ledger.books().orders().find(number);
    }
  }

  Trade latest(String order) {
    synchronized (ledger) {
      return ledger
          .books()
          .orders()
          .latest(order)
          .orElseThrow(() -> Refusal.of(404, "unknown-order", "No such order was made here."));
    }
  }

  List<Trade> newest(int limit) {
    synchronized (ledger) {
      return ledger.books().orders().newest(limit);
    }
  }

  /// A new trade number.
  String tradeNo(Instant at) {
    var number = BeijingTime.day(at) + "2200140017" + ledger.random().digits(10);
    return ledger.books().byTradeNo(number).isPresent() ? tradeNo(at) : number;
  }
}
