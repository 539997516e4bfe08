package guitai.faults;

import static guitai.order.SampleEvents.NOON;
import static guitai.order.SampleEvents.evidence;
import static guitai.order.SampleEvents.newCustomer;
import static guitai.order.SampleEvents.newOrder;
import static guitai.order.SampleEvents.placed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.inapp.AccountTokens;
import guitai.inapp.MemoryPurchases;
import guitai.order.MemoryOrders;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.EvidenceArchive;
import guitai.problem.Problem;
import guitai.problem.Unavailable;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaultyTest {
  /// The end of a process.
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /// Notes each call; loses it, or its answer, where a test says so.
  private static final class Noted implements PortFaults {
    private final List<String> notes = new ArrayList<>();
    private Runnable before = () -> {};
    private Runnable after = () -> {};
    private Optional<Object> instead = Optional.empty();

    @Override
    public void before(Method method, List<Object> arguments) {
      notes.add(method.getName() + " of " + arguments.size());
      before.run();
    }

    @Override
    public Optional<Object> instead(Method method, List<Object> arguments) {
      return instead;
    }

    @Override
    public void after(Method method, List<Object> arguments, Optional<Object> result) {
      notes.add(result.map(Object::toString).orElse("nothing"));
      after.run();
    }
  }

  private final MemoryOrders real = new MemoryOrders();
  private final Noted faults = new Noted();
  private final Orders orders = Faulty.of(Orders.class, real, faults, EvidenceArchive.class);
  private final Past none = Past.none(newOrder());

  private boolean place() {
    return orders.append(none, placed(newCustomer(), NOON), Optional.empty());
  }

  @Test
  void without_a_fault_the_real_port_answers() {
    assertThat(place()).isTrue();
    assertThat(orders.find(none.id())).isEqualTo(real.find(none.id()));
    assertThat(faults.notes).startsWith("append of 3", "true", "find of 1");
  }

  @Test
  void a_call_that_is_lost_was_never_done() {
    faults.before =
        () -> {
          throw new Unavailable("throttled");
        };
    assertThatThrownBy(this::place).isInstanceOf(Unavailable.class);
    assertThat(real.find(none.id())).isEqualTo(none);
    assertThat(faults.notes).containsExactly("append of 3");
  }

  @Test
  void a_call_whose_answer_is_lost_was_done() {
    faults.after =
        () -> {
          throw new Killed();
        };
    assertThatExceptionOfType(Killed.class).isThrownBy(this::place);
    assertThat(real.find(none.id()).length()).isEqualTo(2);
  }

  @Test
  void a_call_that_is_answered_otherwise_was_never_done() {
    faults.instead = Optional.of(false);
    assertThat(place()).isFalse();
    assertThat(real.find(none.id())).isEqualTo(none);
    assertThat(faults.notes).containsExactly("append of 3");
  }

  @Test
  void one_object_is_each_of_its_ports() {
    var evidence = evidence();
    ((EvidenceArchive) orders).store(evidence);
    assertThat(real.evidence(evidence.digest())).contains(evidence);
    assertThat(faults.notes).containsExactly("store of 1", "nothing");
  }

  @Test
  void an_object_that_is_not_all_of_the_ports_is_refused() {
    assertThatThrownBy(() -> Faulty.of(Orders.class, real, faults, AccountTokens.class))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_method_that_the_port_implements_itself_is_one_call() {
    place();
    faults.notes.clear();
    assertThat(orders.find(List.of(none.id()))).containsOnlyKeys(none.id());
    assertThat(faults.notes).hasSize(2).first().isEqualTo("find of 1");
  }

  @Test
  void what_the_real_port_throws_reaches_the_caller_as_it_is() {
    assertThatThrownBy(() -> orders.owned(none.id(), newCustomer())).isInstanceOf(Problem.class);
    assertThat(faults.notes).containsExactly("owned of 2");
  }

  @Test
  void comparing_and_printing_is_no_call() {
    AccountTokens tokens = Faulty.of(AccountTokens.class, new MemoryPurchases(), faults);
    assertThat(Set.<Object>of(tokens)).contains(tokens).doesNotContain(orders);
    assertThat(tokens).isNotEqualTo(orders);
    assertThat(tokens.toString()).contains("MemoryPurchases");
    assertThat(faults.notes).isEmpty();
  }
}
