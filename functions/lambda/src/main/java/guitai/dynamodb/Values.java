package guitai.dynamodb;

import guitai.bytes.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Converts between attribute values and Java values.
final class Values {
  private Values() {}

  static AttributeValue text(String text) {
    return AttributeValue.builder().s(text).build();
  }

  static AttributeValue number(long number) {
    return AttributeValue.builder().n(Long.toString(number)).build();
  }

  static AttributeValue millis(Instant instant) {
    return number(instant.toEpochMilli());
  }

  static AttributeValue flag(boolean flag) {
    return AttributeValue.builder().bool(flag).build();
  }

  static AttributeValue bytes(byte[] bytes) {
    return AttributeValue.builder().b(SdkBytes.fromByteArray(bytes)).build();
  }

  static AttributeValue texts(List<String> texts) {
    return AttributeValue.builder().l(texts.stream().map(Values::text).toList()).build();
  }

  /// Without order or repetition.
  static AttributeValue textSet(List<String> texts) {
    return AttributeValue.builder().ss(texts.stream().distinct().sorted().toList()).build();
  }

  static Optional<AttributeValue> maybe(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name));
  }

  static AttributeValue of(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  static String text(Map<String, AttributeValue> item, String name) {
    return of(item, name).s();
  }

  static Bytes bytes(Map<String, AttributeValue> item, String name) {
    return Bytes.of(of(item, name).b().asByteArray());
  }

  static long number(Map<String, AttributeValue> item, String name) {
    return Long.parseLong(of(item, name).n());
  }
}
