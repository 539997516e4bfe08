package guitai.dynamodb;

import guitai.order.Event;
import guitai.order.OrderId;
import guitai.order.OrderPostings;
import guitai.order.Orders;
import guitai.order.Past;
import guitai.payment.AgreementId;
import guitai.payment.Customer;
import guitai.payment.Evidence;
import guitai.payment.EvidenceArchive;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/// Orders, payments of no order in the same form, and the evidence (凭证原文) of both.
public final class DynamoOrders implements Orders, EvidenceArchive {
  private final DynamoDbClient client;
  private final Tables tables;
  private final Duration retention;

  /// @param retention how long evidence is stored, from its receipt
  public DynamoOrders(DynamoDbClient client, Tables tables, Duration retention) {
    this.client = client;
    this.tables = tables;
    this.retention = retention;
  }

  @Override
  public Past find(OrderId id) {
    return OrderItem.past(id, Requests.item(client, tables.orders(), OrderItem.key(id.text())));
  }

  @Override
  public Map<OrderId, Past> find(List<OrderId> ids) {
    var items = new OrderItems(client, tables).read(ids.stream().map(OrderId::text).toList());
    return items.values().stream()
        .map(item -> OrderItem.past(new OrderId(Values.text(item, OrderItem.ID)), item))
        .collect(Collectors.toMap(Past::id, past -> past));
  }

  @Override
  public boolean append(Past past, List<Event> events, Optional<Evidence> evidence) {
    var with = new ArrayList<TransactWriteItem>();
    OrderPostings.changed(past, past.plus(events))
        .forEach(posting -> with.add(PostingItem.put(tables.ledger(), posting)));
    evidence.ifPresent(delivery -> with.add(put(delivery, Optional.of(past.id().text()))));
    return write(ConditionalAppend.of(past, events), with);
  }

  /// Writes a change of an in-app purchase, together with its evidence.
  boolean write(ConditionalAppend change, String purchase, Optional<Evidence> evidence) {
    return write(change, evidence.stream().map(each -> put(each, Optional.of(purchase))).toList());
  }

  private boolean write(ConditionalAppend change, List<TransactWriteItem> with) {
    return Requests.send(() -> with.isEmpty() ? alone(change) : together(change, with));
  }

  private boolean alone(ConditionalAppend change) {
    try {
      client.updateItem(change.alone(tables.orders()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return change.doneIn(e.item());
    } catch (TransactionConflictException _) {
      return false;
    }
  }

  private boolean together(ConditionalAppend change, List<TransactWriteItem> with) {
    var first = TransactWriteItem.builder().update(change.together(tables.orders())).build();
    try {
      client.transactWriteItems(transaction(first, with));
      return true;
    } catch (TransactionCanceledException e) {
      return switch (CancelledTransaction.of(e)) {
        case CancelledTransaction.Refused(var item) -> change.doneIn(item);
        case CancelledTransaction.Conflict _ -> false;
        case CancelledTransaction.Other _ -> throw e;
      };
    }
  }

  @Override
  public Page of(Customer customer, Optional<String> after, int limit) {
    return new CustomerOrders(client, tables).page(customer, after, limit);
  }

  @Override
  public List<Past> placedAfter(Customer customer, Instant instant) {
    return new CustomerOrders(client, tables).placedAfter(customer, instant);
  }

  @Override
  public void store(Evidence evidence) {
    var request =
        PutItemRequest.builder()
            .tableName(tables.evidence())
            .item(EvidenceItem.of(evidence, Optional.empty(), retention))
            .build();
    Requests.send(() -> client.putItem(request));
  }

  @Override
  public void file(AgreementId agreement, String type, String notification, Evidence evidence) {
    var update = AgreementItem.update(tables.orders(), agreement, type, notification);
    var request =
        transaction(
            TransactWriteItem.builder().update(update).build(),
            List.of(put(evidence, Optional.of(AgreementItem.id(agreement)))));
    Requests.send(() -> client.transactWriteItems(request));
  }

  @Override
  public Optional<Evidence> evidence(String digest) {
    return Optional.of(Requests.item(client, tables.evidence(), EvidenceItem.key(digest)))
        .filter(item -> !item.isEmpty())
        .map(EvidenceItem::evidence);
  }

  private TransactWriteItem put(Evidence evidence, Optional<String> about) {
    var put =
        Put.builder()
            .tableName(tables.evidence())
            .item(EvidenceItem.of(evidence, about, retention))
            .build();
    return TransactWriteItem.builder().put(put).build();
  }

  private static TransactWriteItemsRequest transaction(
      TransactWriteItem first, List<TransactWriteItem> with) {
    var items = new ArrayList<TransactWriteItem>();
    items.add(first);
    items.addAll(with);
    return TransactWriteItemsRequest.builder().transactItems(items).build();
  }
}
