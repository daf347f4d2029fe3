package com.example.powerbank;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import io.github.payscore.outbox.jdbc.JdbcOutbox;

/**
 * The staff's page: the rentals of a day, refunds, and what is not known yet.
 */
@Controller
@RequestMapping("/staff")
class StaffController {

	private final Rentals rentals;

	private final RentalService service;

	private final JdbcOutbox outbox;

	StaffController(Rentals rentals, RentalService service, JdbcOutbox outbox) {
		this.rentals = rentals;
		this.service = service;
		this.outbox = outbox;
	}

	@GetMapping
	String staff(@RequestParam(required = false) LocalDate day, Model model) {
		LocalDate shown = (day != null) ? day : LocalDate.now(Rentals.CHINA);
		model.addAttribute("day", shown);
		model.addAttribute("rentals", this.rentals.ofDay(shown));
		model.addAttribute("unsettled", this.rentals.unsettled());
		model.addAttribute("outbox", this.outbox.statistics());
		return "staff";
	}

	@PostMapping("/rentals/{outOrderNo}/bill")
	String billAgain(@PathVariable String outOrderNo) {
		this.service.billAgain(outOrderNo);
		return "redirect:/staff";
	}

	@PostMapping("/rentals/{outOrderNo}/refund")
	String refund(@PathVariable String outOrderNo, @RequestParam BigDecimal yuan) {
		this.service.refund(outOrderNo, yuan.movePointRight(2).longValueExact());
		return "redirect:/staff";
	}

	@PostMapping("/rentals/{outOrderNo}/refund-again")
	String refundAgain(@PathVariable String outOrderNo) {
		this.service.sendRefund(outOrderNo);
		return "redirect:/staff";
	}

}
