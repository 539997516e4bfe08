package guitai.simulation;

import java.math.BigInteger;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;

/// The public point of a private key: its number times the generator, by doubling and adding.
record PublicPoint(EllipticCurve curve, BigInteger prime) {
  static ECPoint of(ECPrivateKey key) {
    var curve = key.getParams().getCurve();
    var prime = ((ECFieldFp) curve.getField()).getP();
    return new PublicPoint(curve, prime).times(key.getParams().getGenerator(), key.getS());
  }

  private ECPoint times(ECPoint point, BigInteger number) {
    var sum = ECPoint.POINT_INFINITY;
    for (int bit = number.bitLength() - 1; bit >= 0; bit--) {
      sum = plus(sum, sum);
      if (number.testBit(bit)) {
        sum = plus(sum, point);
      }
    }
    return sum;
  }

  private ECPoint plus(ECPoint one, ECPoint other) {
    if (one.equals(ECPoint.POINT_INFINITY)) {
      return other;
    }
    var slope = slope(one, other);
    var x = slope.multiply(slope).subtract(one.getAffineX()).subtract(other.getAffineX());
    var y = slope.multiply(one.getAffineX().subtract(x)).subtract(one.getAffineY());
    return new ECPoint(x.mod(prime), y.mod(prime));
  }

  private BigInteger slope(ECPoint one, ECPoint other) {
    return one.equals(other)
        ? quotient(
            one.getAffineX().pow(2).multiply(BigInteger.valueOf(3)).add(curve.getA()),
            one.getAffineY().shiftLeft(1))
        : quotient(
            other.getAffineY().subtract(one.getAffineY()),
            other.getAffineX().subtract(one.getAffineX()));
  }

  private BigInteger quotient(BigInteger dividend, BigInteger divisor) {
    return dividend.multiply(divisor.modInverse(prime)).mod(prime);
  }
}
