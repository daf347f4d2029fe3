package com.example.powerbank;

import java.time.Duration;
import java.time.LocalDateTime;

import io.github.payscore.refund.Refund;

/**
 * A rental. Its number is that of the service order, times are China's, amounts in fen.
 */
record Rental(String outOrderNo, String station, RentalState state, String problem, String launchPackage,
		LocalDateTime createdAt, LocalDateTime startedAt, LocalDateTime returnedAt, Long price, Long paid,
		String transactionId, Long refund, String refundState) {

	static final long DEPOSIT = 9900;

	private static final String REFUND_PREFIX = "REFUND";

	private static final long PRICE_PER_HOUR = 300;

	/**
	 * Each hour that has begun costs 3 yuan, but all of them not more than the deposit.
	 */
	long priceAt(LocalDateTime time) {
		long hours = Duration.between(this.startedAt, time).toHours() + 1;
		return Math.min(DEPOSIT, hours * PRICE_PER_HOUR);
	}

	/**
	 * A rental has one refund: however often its number is sent, the money goes back
	 * once.
	 */
	String outRefundNo() {
		return REFUND_PREFIX + this.outOrderNo;
	}

	static String outOrderNo(Refund refund) {
		return refund.outRefundNo().replaceFirst("^" + REFUND_PREFIX, "");
	}

	public boolean isRefundAsked() {
		return "ASKED".equals(this.refundState);
	}

	public boolean isRefundable() {
		return this.transactionId != null && (this.refundState == null || this.refundState.equals("REFUSED"));
	}

}
