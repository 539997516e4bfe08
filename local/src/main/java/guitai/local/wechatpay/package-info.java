/// WeChat Pay as its documents describe it, for a merchant of its own on this machine: orders
/// (Native, JSAPI, H5, App), queries, close and certificates at the real paths, with real
/// signatures and real errors, and callbacks that are signed, encrypted and repeated as documented.
/// It shares no code with Guitai's own client of WeChat Pay: each is held to the provider's
/// documents and its official SDK.
///
/// - R1 - When a request isn't signed by the merchant over exactly what was sent, it shall change
///   nothing and be answered 401 without a signature.
/// - R2 - When it answers 2xx, the answer shall be signed by the key that the request's
///   `Wechatpay-Serial` names, by the platform certificate where it names none.
/// - R3 - When an order is repeated unpaid with identical parameters, it shall be answered again;
///   with other parameters or at another endpoint it shall be refused.
/// - R4 - When the payer pays, it shall be told by callbacks until acknowledged, at most sixteen
///   times; `POST /simulate` may ask for other, worse deliveries.
///
/// Beside the provider's paths: `GET /credentials`, `POST /simulate`, `POST /simulate/clock`, `GET
/// /simulate/orders`, `GET /health`.
///
/// Files, below `GUITAI_HOME`: `wechat-pay/journal.jsonl`, and in `keys/wechat-pay/`, one value
/// each,
///
/// | file | what |
/// |---|---|
/// | `merchant-id.txt`, `app-id-{qr,wechat,mobile-web,app}.txt` | the merchant and its apps |
/// | `merchant-key.pem`, `merchant-certificate.pem`, `merchant-serial.txt` | signs requests |
/// | `api-v3-key.txt`, `api-v2-key.txt` | 32 characters each |
/// | `public-key.pem`, `public-key-id.txt`, `public-key-private.pem` | the "WeChat Pay public key"; the private half is the provider's |
/// | `platform-certificate.pem`, `platform-serial.txt`, `platform-key.pem` | the platform certificate; the private half is the provider's |
/// | `old-platform-certificate.pem`, `old-platform-key.pem` | one that is no longer in use |
///
/// Documented nowhere, so chosen here: errors of authentication and parameters are unsigned, other
/// errors of authenticated requests are signed; unknown fields of an order are refused; an appid of
/// the wrong kind is answered `APPID_MCHID_NOT_MATCH`, an expired order that is repeated
/// `ORDER_CLOSED`; a changed clock that passes several retries sends them all.
@NullMarked
package guitai.local.wechatpay;

import org.jspecify.annotations.NullMarked;
