package com.example.powerbank;

/**
 * How far a rental is, in words for customers and staff.
 */
enum RentalState {

	OPENING("We do not know yet whether WeChat Pay has this rental. Ask again: it never becomes two."),
	TO_CONFIRM("Confirm the rental in WeChat, and the station gives you a power bank."),
	NOT_RENTED("Not rented: it costs nothing."),
	RENTED("Rented."),
	RETURNED("Returned. We are telling WeChat Pay what it costs, and do not know yet whether it knows."),
	NOT_BILLED("Returned. WeChat Pay refused to collect the price, so nothing is collected. Our staff looks into it."),
	UNKNOWN("Returned. We could not find out whether WeChat Pay collects the price. Our staff looks into it."),
	TO_PAY("Returned. WeChat Pay collects the price."),
	PAID("Paid. Thank you!");

	public final String text;

	RentalState(String text) {
		this.text = text;
	}

}
