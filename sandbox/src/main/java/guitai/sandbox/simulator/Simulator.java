package guitai.sandbox.simulator;

/// A provider's simulator that listens; closing it stops it.
public interface Simulator extends AutoCloseable {
  int port();

  @Override
  void close();
}
