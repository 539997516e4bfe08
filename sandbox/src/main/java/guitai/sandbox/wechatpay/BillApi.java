package guitai.sandbox.wechatpay;

import guitai.json.Json;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import guitai.sandbox.simulator.Ledger;
import guitai.sandbox.simulator.Tickets;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Bills, at the provider's paths: first their digest and address, then the file.
///
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791889">the trade bill</a>
/// @see <a href="https://pay.weixin.qq.com/doc/v3/merchant/4012791890">the fund flow bill</a>
record BillApi(Ledger<OrderState, Entry> ledger, Bills bills, Tickets tickets, Supplier<URI> self) {
  private static final LocalTime OPEN = LocalTime.of(10, 0);
  private static final int MONTHS = 3;
  private static final Duration TOKEN_LIFE = Duration.ofMinutes(5);
  private static final String FILE = "/v3/billdownload/file";

  Optional<Route> at(String path) {
    return switch (path) {
      case "/v3/bill/tradebill" ->
          Route.get(request -> bill(request, Bills.Kind.TRADE, "bill_type", "ALL"));
      case "/v3/bill/fundflowbill" ->
          Route.get(request -> bill(request, Bills.Kind.FUND_FLOW, "account_type", "BASIC"));
      case FILE -> Optional.of(new Route("GET", false, this::file));
      default -> Optional.empty();
    };
  }

  private Response bill(Request request, Bills.Kind kind, String typed, String only) {
    one(request, typed, only);
    var zipped = Query.parameter(request, "tar_type").isPresent();
    one(request, "tar_type", "GZIP");
    var date = date(Route.parameter(request, "bill_date", "账单日期"));
    available(date);
    var mchid = RequestAuthentication.mchid(request);
    var bill =
        bills
            .of(kind, mchid, date)
            .orElseThrow(() -> ApiError.of(400, "NO_STATEMENT_EXIST", "账单文件不存在"));
    var ticket = new BillTicket(kind, mchid, date, zipped);
    var token = tickets.of(ticket.text(), ledger.now().plus(TOKEN_LIFE));
    return Response.json(
        200,
        Json.object()
            .add("hash_type", "SHA1")
            .add("hash_value", bill.sha1())
            .add("download_url", self.get().resolve(FILE) + "?token=" + token)
            .build()
            .toString());
  }

  private static void one(Request request, String name, String only) {
    Query.parameter(request, name)
        .filter(value -> !value.equals(only))
        .ifPresent(value -> {
          throw ApiError.parameter(
              "query",
              "/" + name,
              Json.string(value),
              "not one of its values",
              name + "只支持" + only);
        });
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw ApiError.parameter(
          "query", "/bill_date", Json.string(text), "not a date", "账单日期格式错误，应为yyyy-MM-dd");
    }
  }

  private void available(LocalDate date) {
    var now = ledger.now().atOffset(Trades.BEIJING);
    var today = now.toLocalDate();
    if (!date.isBefore(today)) {
      throw ApiError.of(400, "INVALID_REQUEST", "只能下载昨日及更早的账单");
    }
    if (date.isBefore(today.minusMonths(MONTHS))) {
      throw ApiError.of(400, "INVALID_REQUEST", "只能下载三个月以内的账单");
    }
    if (date.equals(today.minusDays(1)) && now.toLocalTime().isBefore(OPEN)) {
      throw ApiError.of(400, "STATEMENT_CREATING", "账单生成中，请在十点后下载");
    }
  }

  private Response file(Request request) {
    var ticket =
        tickets
            .text(Route.parameter(request, "token", "下载凭证"), ledger.now())
            .map(BillTicket::of)
            .orElseThrow(() -> ApiError.of(400, "INVALID_REQUEST", "下载链接无效或已过期，请重新申请账单"));
    var bill =
        bills
            .of(ticket.kind(), ticket.mchid(), ticket.date())
            .orElseThrow(() -> ApiError.of(400, "NO_STATEMENT_EXIST", "账单文件不存在"));
    var type = Map.of("Content-Type", "application/octet-stream");
    return new Response(200, type, List.of(), bill.bytes(ticket.zipped()));
  }
}
