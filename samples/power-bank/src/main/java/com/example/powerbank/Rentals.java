package com.example.powerbank;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.server.ResponseStatusException;

/**
 * The table of rentals. A change says from which state it leads to another, so that what
 * comes twice or too late changes nothing.
 */
@Repository
class Rentals {

	static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

	private final JdbcClient jdbc;

	Rentals(JdbcClient jdbc) {
		this.jdbc = jdbc;
	}

	Rental get(String outOrderNo) {
		return this.jdbc.sql("SELECT * FROM RENTAL WHERE OUT_ORDER_NO = ?")
			.param(outOrderNo)
			.query(Rental.class)
			.optional()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
	}

	List<Rental> ofDay(LocalDate day) {
		return this.jdbc.sql("SELECT * FROM RENTAL WHERE CREATED_AT >= ? AND CREATED_AT < ? ORDER BY CREATED_AT DESC")
			.params(day.atStartOfDay(), day.plusDays(1).atStartOfDay())
			.query(Rental.class)
			.list();
	}

	List<Rental> unsettled() {
		return this.jdbc.sql("""
				SELECT * FROM RENTAL
				WHERE STATE IN ('OPENING', 'RETURNED', 'NOT_BILLED', 'UNKNOWN') OR REFUND_STATE = 'ASKED'
				ORDER BY CREATED_AT""").query(Rental.class).list();
	}

	void add(String outOrderNo, String station) {
		this.jdbc.sql("INSERT INTO RENTAL (OUT_ORDER_NO, STATION, STATE, CREATED_AT) VALUES (?, ?, 'OPENING', ?)")
			.params(outOrderNo, station, LocalDateTime.now(CHINA))
			.update();
	}

	void opened(String outOrderNo, String launchPackage) {
		change("STATE = 'TO_CONFIRM', LAUNCH_PACKAGE = ? WHERE STATE = 'OPENING'", launchPackage, outOrderNo);
	}

	void notRented(String outOrderNo) {
		change("STATE = 'NOT_RENTED' WHERE STATE IN ('OPENING', 'TO_CONFIRM')", outOrderNo);
	}

	void confirmed(String outOrderNo) {
		change("STATE = 'RENTED', STARTED_AT = ? WHERE STATE IN ('OPENING', 'TO_CONFIRM')", LocalDateTime.now(CHINA),
				outOrderNo);
	}

	boolean returned(String outOrderNo, LocalDateTime time, long price) {
		return change("STATE = 'RETURNED', RETURNED_AT = ?, PRICE = ? WHERE STATE = 'RENTED'", time, price, outOrderNo);
	}

	void ofBill(String outOrderNo, RentalState state, String problem) {
		change("STATE = ?, PROBLEM = ? WHERE STATE IN ('RETURNED', 'NOT_BILLED', 'UNKNOWN')", state.name(), problem,
				outOrderNo);
	}

	void paid(String outOrderNo, Long amount, String transactionId) {
		change("STATE = 'PAID', PAID = ?, TRANSACTION_ID = ?, PROBLEM = NULL WHERE RETURNED_AT IS NOT NULL", amount,
				transactionId, outOrderNo);
	}

	boolean refund(String outOrderNo, long amount) {
		return change("""
				REFUND = ?, REFUND_STATE = 'ASKED' WHERE TRANSACTION_ID IS NOT NULL AND ? BETWEEN 1 AND PAID
				AND (REFUND_STATE IS NULL OR REFUND_STATE = 'REFUSED')""", amount, amount, outOrderNo);
	}

	void refunded(String outOrderNo, String refundState) {
		change("REFUND_STATE = ? WHERE REFUND_STATE IN ('ASKED', 'PROCESSING', 'ABNORMAL')", refundState, outOrderNo);
	}

	private boolean change(String change, Object... params) {
		return this.jdbc.sql("UPDATE RENTAL SET " + change + " AND OUT_ORDER_NO = ?").params(params).update() == 1;
	}

}
