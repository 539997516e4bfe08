package guitai.sandbox.simulator;

import guitai.json.Json;
import guitai.sandbox.http.Response;

/// An error of the control routes (never of the provider's), as `application/problem+json`.
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String type;

  private Refusal(int status, String type, String detail) {
    super(detail);
    this.status = status;
    this.type = type;
  }

  public static Refusal of(int status, String type, String detail) {
    return new Refusal(status, type, detail);
  }

  public int status() {
    return status;
  }

  public Response response() {
    var problem =
        Json.object()
            .add("type", "urn:guitai:simulator:" + type)
            .add("title", type.replace('-', ' '))
            .add("status", status)
            .add("detail", String.valueOf(getMessage()))
            .build();
    return Response.of(status, "application/problem+json", problem.toString());
  }
}
