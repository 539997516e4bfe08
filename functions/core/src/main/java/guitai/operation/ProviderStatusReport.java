package guitai.operation;

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
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the providers say of an order now. All are queried at once, and none is waited for longer
/// than a limit. It changes nothing; the status of a provider that didn't answer is empty.
///
/// @param patience for all answers together
public record ProviderStatusReport(
    List<Wallet> wallets, RefundExecution execution, Duration patience) {
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
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      long end = System.nanoTime() + patience.toNanos();
      var attempts = attempts(past).stream().map(each -> each.on(threads)).toList();
      var payments = payments(past).stream().map(each -> each.on(threads)).toList();
      var refunds = refunds(past).stream().map(each -> each.on(threads)).toList();
      return new All(answers(attempts, end), answers(payments, end), answers(refunds, end));
    } finally {
      threads.shutdownNow();
    }
  }

  private record Question<T>(int number, Callable<T> call) {
    Asked<T> on(ExecutorService threads) {
      return new Asked<>(number, threads.submit(call));
    }
  }

  private record Asked<T>(int number, Future<T> answer) {}

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

  private static <T> List<Status<T>> answers(List<Asked<T>> asked, long end) {
    return asked.stream().map(each -> new Status<>(each.number(), answer(each, end))).toList();
  }

  private static <T> Optional<T> answer(Asked<T> asked, long end) {
    try {
      long left = Math.max(0, end - System.nanoTime());
      asked.answer().get(left, TimeUnit.NANOSECONDS);
      return Optional.of(asked.answer().resultNow());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Unavailable) {
        return Optional.empty();
      }
      throw new IllegalStateException(e.getCause());
    } catch (TimeoutException | CancellationException _) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("interrupted", e);
    }
  }
}
