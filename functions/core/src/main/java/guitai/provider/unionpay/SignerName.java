package guitai.provider.unionpay;

import java.util.ArrayList;
import java.util.Collections;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.security.auth.x500.X500Principal;

/// The subject of UnionPay's certificates: one common name of four parts. The third part is the
/// company's name; the others change with each certificate. Every merchant has a certificate of the
/// same issuer, so the path alone proves nothing.
final class SignerName {
  private static final String COMPANY = "中国银联股份有限公司";
  private static final int PARTS = 4;
  private static final int PLACE = 2;

  private SignerName() {}

  static boolean isUnionPay(X500Principal subject) {
    try {
      var names = new ArrayList<Object>();
      for (var part : new LdapName(subject.getName()).getRdns()) {
        for (var types = part.toAttributes().getAll(); types.hasMore(); ) {
          Attribute type = types.next();
          if (type.getID().equalsIgnoreCase("CN")) {
            names.addAll(Collections.list(type.getAll())); // one part may hold several
          }
        }
      }
      return names.size() == 1 && names.getFirst() instanceof String name && isUnionPay(name);
    } catch (NamingException e) {
      return false;
    }
  }

  private static boolean isUnionPay(String commonName) {
    var parts = commonName.split("@", -1);
    return parts.length == PARTS && parts[PLACE].equals(COMPANY);
  }
}
