package guitai.operation;

import guitai.host.Host;
import guitai.order.Attempt;
import guitai.order.AttemptId;
import guitai.order.Order;
import guitai.order.Past;
import guitai.order.PaymentBalances;
import guitai.order.Refund;
import guitai.problem.Unavailable;
import guitai.provider.Refunds;
import guitai.provider.Wallet;
import guitai.refund.RefundExecution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What the providers say of an order now. All are queried at once, and none is waited for longer
/// than a limit. It changes nothing; the status of a provider that didn't answer is empty.
///
/// @param patience for all answers together
public record ProviderStatusReport(
    List<Wallet> wallets, RefundExecution execution, Host host, Duration patience) {
  /// As long as an operator may have to wait.
  public static final Duration PATIENCE = Duration.ofSeconds(8);

  /// No more refunds are queried, the latest first.
  private static final int REFUNDS = 20;

  public ProviderStatusReport {
    wallets = List.copyOf(wallets);
  }

  /// A provider's status of what has that number within its order; empty where it gave none.
  public record Status<T>(int number, Optional<T> status) {}

  /// @param attempts by number
  /// @param payments those of no attempt, by their place among the order's payments from 1
  /// @param refunds by number
  public record All(
      List<Status<Wallet.PaymentStatus>> attempts,
      List<Status<Wallet.PaymentStatus>> payments,
      List<Status<Refunds.Progress>> refunds) {}

  public All of(Past past) {
    var attempts = attempts(past);
    var payments = payments(past);
    var refunds = refunds(past);
    var all =
        Stream.of(attempts, payments, refunds)
            .<Question<?>>flatMap(questions -> questions.stream())
            .toList();
    host.invokeAll(all, patience).forEach(ProviderStatusReport::requireNoFault);
    return new All(answers(attempts), answers(payments), answers(refunds));
  }

  /// One question to a provider, and the answer to it once it is there.
  private static final class Question<T> implements Callable<Boolean> {
    private final int number;
    private final Supplier<T> call;
    private volatile Optional<T> answer = Optional.empty();

    Question(int number, Supplier<T> call) {
      this.number = number;
      this.call = call;
    }

    @Override
    public Boolean call() {
      answer = Optional.of(call.get());
      return true;
    }

    Status<T> status() {
      return new Status<>(number, answer);
    }
  }

  private List<Question<Wallet.PaymentStatus>> attempts(Past past) {
    return past.order() instanceof Order.Known order
        ? order.attempts().stream()
            .map(attempt -> new Question<>(attempt.number(), () -> query(past, attempt)))
            .toList()
        : List.of();
  }

  private Wallet.PaymentStatus query(Past past, Attempt attempt) {
    var id = new AttemptId(past.id(), attempt.number());
    return Wallet.of(wallets, attempt).query(id, attempt.terms());
  }

  private List<Question<Wallet.PaymentStatus>> payments(Past past) {
    var questions = new ArrayList<Question<Wallet.PaymentStatus>>();
    int number = 0;
    for (var entry : past.balances().payments()) {
      number++;
      if (!ofAttempt(past, entry)) {
        questions.add(new Question<>(number, () -> query(past, entry)));
      }
    }
    return questions;
  }

  private static boolean ofAttempt(Past past, PaymentBalances.Entry entry) {
    return past.order() instanceof Order.Known order && order.attempt(entry.attempt()).isPresent();
  }

  private Wallet.PaymentStatus query(Past past, PaymentBalances.Entry entry) {
    return new PaymentInquiry(wallets)
        .query(past, entry)
        .orElseThrow(() -> new Unavailable("the provider can't be queried about this payment"));
  }

  private List<Question<Refunds.Progress>> refunds(Past past) {
    var refunds = past.balances().refunds();
    return refunds.subList(Math.max(0, refunds.size() - REFUNDS), refunds.size()).stream()
        .map(refund -> new Question<>(refund.number(), () -> progress(past, refund)))
        .toList();
  }

  private Refunds.Progress progress(Past past, Refund refund) {
    return execution.query(past, refund);
  }

  private static <T> List<Status<T>> answers(List<Question<T>> questions) {
    return questions.stream().map(Question::status).toList();
  }

  private static void requireNoFault(Future<Boolean> question) {
    if (question.state() == Future.State.FAILED
        && !(question.exceptionNow() instanceof Unavailable)) {
      throw new IllegalStateException(question.exceptionNow());
    }
  }
}
