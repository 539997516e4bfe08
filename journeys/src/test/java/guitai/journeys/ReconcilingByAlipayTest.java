package guitai.journeys;

/// What the store finds out and puts right by itself, by Alipay.
class ReconcilingByAlipayTest extends ReconcilingJourney {
  ReconcilingByAlipayTest() {
    super(Provider.ALIPAY);
  }
}
