package guitai.sandbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import guitai.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("books").resolve("journal.jsonl");
  }

  @Test
  void what_was_appended_is_replayed_in_order() {
    write(1, 2, 3);
    assertThat(read()).containsExactly(1, 2, 3);
  }

  @Test
  void a_torn_last_line_is_dropped_and_written_over() throws IOException {
    write(1, 2);
    Files.writeString(file, "{\"n\":3", StandardOpenOption.APPEND);
    write(4);
    assertThat(read()).containsExactly(1, 2, 4);
  }

  @Test
  void damage_in_the_middle_is_reported_with_its_position() throws IOException {
    write(1);
    Files.writeString(file, "damage\n{\"n\":2}\n", StandardOpenOption.APPEND);
    assertThatThrownBy(this::read)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged at byte 8");
  }

  @Test
  void a_journal_in_memory_is_replayed_by_the_next_opening() {
    try (var journal = Journal.inMemory()) {
      assertThatThrownBy(() -> journal.append(entry(1))).isInstanceOf(IllegalStateException.class);
      journal.replay(_ -> {});
      journal.append(entry(1));
      journal.append(entry(2));
      var read = new ArrayList<JsonObject>();
      journal.replay(read::add);
      assertThat(read).containsExactly(entry(1), entry(2));
    }
  }

  @Test
  void nothing_is_appended_before_the_replay() {
    try (var journal = Journal.open(file)) {
      assertThatThrownBy(() -> journal.append(entry(1))).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void an_entry_has_a_limit() {
    try (var journal = Journal.open(file)) {
      journal.replay(_ -> {});
      var large = Json.object().add("text", "x".repeat(Journal.LINE_LIMIT)).build();
      assertThatThrownBy(() -> journal.append(large)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private void write(int... numbers) {
    try (var journal = Journal.open(file)) {
      journal.replay(_ -> {});
      for (int number : numbers) {
        journal.append(entry(number));
      }
    }
  }

  private List<Integer> read() {
    var numbers = new ArrayList<Integer>();
    try (var journal = Journal.open(file)) {
      journal.replay(entry -> numbers.add(entry.getInt("n")));
    }
    return numbers;
  }

  private static JsonObject entry(int number) {
    return Json.object().add("n", number).build();
  }
}
