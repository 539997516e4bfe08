package guitai.sandbox.simulator;

/// A running simulator of a provider; closing it stops it.
public interface Simulator extends AutoCloseable {
  int port();

  @Override
  void close();
}
