package guitai.local.page;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import guitai.local.http.Problems;
import guitai.problem.Problem;
import guitai.sandbox.http.Handler;
import guitai.sandbox.http.QueryString;
import guitai.sandbox.http.Request;
import guitai.sandbox.http.Response;
import java.util.Map;

/// `GET /local/qr?text=…` draws a text as an SVG.
public final class QrCode implements Handler {
  /// In characters; the codes of wallets have fewer than a hundred.
  static final int TEXT_LIMIT = 512;

  private static final Map<EncodeHintType, Object> HINTS =
      Map.of(
          EncodeHintType.MARGIN,
          0,
          EncodeHintType.CHARACTER_SET,
          "UTF-8",
          EncodeHintType.ERROR_CORRECTION,
          ErrorCorrectionLevel.M);

  @Override
  public Response handle(Request request) {
    var text = QueryString.parse(request.query().orElse("")).getOrDefault("text", "");
    if (text.isEmpty() || text.length() > TEXT_LIMIT) {
      return Problems.response(
          Problem.of(400, "invalid-request", "The parameter \"text\" has 1 to 512 characters."));
    }
    return Response.of(200, "image/svg+xml", svg(text));
  }

  static String svg(String text) {
    var matrix = matrix(text);
    var path = new StringBuilder();
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y)) {
          path.append("M").append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %1$d" \
    shape-rendering="crispEdges"><path d="%2$s"/></svg>
    """
        .formatted(matrix.getWidth(), path);
  }

  private static BitMatrix matrix(String text) {
    try {
      return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, HINTS);
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
  }
}
