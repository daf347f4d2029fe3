package com.example.powerbank;

/**
 * How far a rental is, in words for customers and staff.
 */
enum RentalState {

	OPENING("We do not know yet whether WeChat Pay has this rental. Ask again: it never becomes two."),
	TO_CONFIRM("Confirm the rental in WeChat, and the station gives you a power bank."),
	NOT_RENTED("Not accepted, or not confirmed in time. Nothing was rented, and it costs nothing."),
	RENTED("Rented. Bring the power bank back to any of our stations."),
	RETURNED("Returned. We are telling WeChat Pay what it costs, and do not know yet whether it knows."),
	NOT_BILLED("Returned. WeChat Pay refused to collect the price, so nothing is collected. Our staff looks into it."),
	UNKNOWN("Returned. We could not find out whether WeChat Pay collects the price. Our staff looks into it."),
	TO_PAY("Returned. WeChat Pay collects the price, now or as soon as you have money."),
	PAID("Paid with WeChat Pay. Thank you for renting a power bank!");

	public final String text;

	RentalState(String text) {
		this.text = text;
	}

}
