package guitai.order;

/// Who buys: the subject of a token and who issued it.
public record Customer(String issuer, String subject) {}
