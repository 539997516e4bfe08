package guitai.local.events;

import guitai.json.Json;
import guitai.sandbox.files.DurableFiles;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// A queue like SQS: a received message stays, hidden for a while, until it is deleted; after so
/// many receives it is a dead letter. Each message is a file, which is written before the message
/// counts as sent.
public final class Queue {
  private record Message(String id, String body, Instant sentAt, int receives, Instant visibleAt) {
    JsonObject json() {
      return Json.object()
          .add("id", id)
          .add("body", body)
          .add("sentAt", sentAt.toString())
          .add("receives", receives)
          .build();
    }

    /// Visible at once: the process that received it has ended.
    static Message of(JsonObject json) {
      return new Message(
          json.getString("id"),
          json.getString("body"),
          Instant.parse(json.getString("sentAt")),
          json.getInt("receives"),
          Instant.MIN);
    }

    Message received(Instant until) {
      return new Message(id, body, sentAt, receives + 1, until);
    }
  }

  /// A received message; `receives` counts this receive too.
  record Received(String id, String body, Instant sentAt, int receives) {}

  private final Map<String, Message> messages = new TreeMap<>();
  private final Path directory;
  private final Path deadLetters;
  private final Duration visibility;
  private final int receives;
  private final InstantSource clock;

  /// @param directory of the messages; the dead letters are beside it, in `NAME-failures.jsonl`
  /// @param visibility how long a received message is hidden
  /// @param receives how often a message is received at most
  public Queue(Path directory, Duration visibility, int receives, InstantSource clock) {
    this.directory = directory;
    this.deadLetters = directory.resolveSibling(directory.getFileName() + "-failures.jsonl");
    this.visibility = visibility;
    this.receives = receives;
    this.clock = clock;
    read();
  }

  private void read() {
    try {
      Files.createDirectories(directory);
      try (var files = Files.newDirectoryStream(directory, "*.json")) {
        for (var file : files) {
          put(Message.of(Json.parse(Files.readAllBytes(file))));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("no queue at " + directory, e);
    }
  }

  private void put(Message message) {
    messages.put(message.id(), message);
  }

  public synchronized void send(String body) {
    var message = new Message(UUID.randomUUID().toString(), body, clock.instant(), 0, Instant.MIN);
    write(message);
  }

  /// Writes the file first, so that a message reported as sent survives.
  private void write(Message message) {
    DurableFiles.replace(file(message.id()), message.json().toString());
    put(message);
  }

  private Path file(String id) {
    return directory.resolve(id + ".json");
  }

  /// Receives at most `limit` visible messages and hides them.
  synchronized List<Received> receive(int limit) {
    var now = clock.instant();
    var received = new ArrayList<Received>();
    for (var message : List.copyOf(messages.values())) {
      if (received.size() < limit && !message.visibleAt().isAfter(now)) {
        if (message.receives() >= receives) {
          bury(message);
        } else {
          var taken = message.received(now.plus(visibility));
          write(taken);
          received.add(new Received(taken.id(), taken.body(), taken.sentAt(), taken.receives()));
        }
      }
    }
    return received;
  }

  private void bury(Message message) {
    DurableFiles.append(deadLetters, message.json().toString());
    delete(message.id());
  }

  synchronized void delete(String id) {
    try {
      messages.remove(id);
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The number of messages, hidden ones included.
  public synchronized int size() {
    return messages.size();
  }
}
