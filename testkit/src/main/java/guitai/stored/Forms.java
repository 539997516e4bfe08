package guitai.stored;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The forms that values have, down to their components: each record, each constant, and each
/// optional component, both present and absent.
final class Forms {
  private final Set<Class<?>> met;
  private final Set<String> forms = new TreeSet<>();

  private Forms(Set<Class<?>> apart) {
    this.met = new HashSet<>(apart);
  }

  /// All that values of a type can have.
  static Set<String> of(Type type, Set<Class<?>> apart) {
    var all = new Forms(apart);
    all.add(type);
    return all.forms;
  }

  /// Those that these values have.
  static Set<String> shownBy(Collection<?> values, Set<Class<?>> apart) {
    var shown = new Forms(apart);
    values.forEach(shown::show);
    return shown.forms;
  }

  private void add(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      Stream.of(parameterized.getActualTypeArguments()).forEach(this::add);
    } else if (type instanceof Class<?> each
        && each.getName().startsWith("guitai.")
        && met.add(each)) {
      add(each);
    }
  }

  private void add(Class<?> type) {
    if (type.isEnum()) {
      Stream.of(type.getEnumConstants()).forEach(this::show);
    } else if (type.isSealed()) {
      Stream.of(type.getPermittedSubclasses()).forEach(this::add);
    } else if (type.isRecord()) {
      forms.add(type.getName());
      Stream.of(type.getRecordComponents()).forEach(this::add);
    }
  }

  private void add(RecordComponent component) {
    if (component.getType() == Optional.class) {
      forms.add(form(component, true));
      forms.add(form(component, false));
    }
    add(component.getGenericType());
  }

  private void show(Object value) {
    switch (value) {
      case Optional<?> optional -> optional.ifPresent(this::show);
      case Collection<?> several -> several.forEach(this::show);
      case Enum<?> constant ->
          forms.add(constant.getDeclaringClass().getName() + "." + constant.name());
      case Record each -> {
        forms.add(each.getClass().getName());
        Stream.of(each.getClass().getRecordComponents()).forEach(c -> show(each, c));
      }
      default -> {}
    }
  }

  private void show(Record each, RecordComponent component) {
    try {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      var value = accessor.invoke(each);
      if (value instanceof Optional<?> optional) {
        forms.add(form(component, optional.isPresent()));
      }
      show(value);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String form(RecordComponent component, boolean present) {
    return component.getDeclaringRecord().getName()
        + " "
        + component.getName()
        + (present ? " there" : " absent");
  }
}
