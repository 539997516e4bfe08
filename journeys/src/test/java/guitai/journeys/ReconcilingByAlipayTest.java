package guitai.journeys;

/// Recovery of payments and attempts, by Alipay.
class ReconcilingByAlipayTest extends ReconcilingJourney {
  ReconcilingByAlipayTest() {
    super(Provider.ALIPAY);
  }
}
