package guitai.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TableNamesTest {
  @Test
  void a_table_that_a_function_has_no_name_of_is_refused_by_its_setting() {
    var tables = new Tables(Map.of(Table.ORDERS, "orders-1"));
    assertThat(tables.orders()).isEqualTo("orders-1");
    assertThatThrownBy(tables::ledger)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("LEDGER_TABLE");
  }
}
