package com.example.powerbank;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

import io.github.payscore.launch.LaunchOperations;
import io.github.payscore.launch.LaunchParameters;

/**
 * The customer's pages.
 */
@Controller
class RentalController {

	private final Rentals rentals;

	private final RentalService service;

	private final LaunchOperations launch;

	private final PowerBankProperties properties;

	RentalController(Rentals rentals, RentalService service, LaunchOperations launch, PowerBankProperties properties) {
		this.rentals = rentals;
		this.service = service;
		this.launch = launch;
		this.properties = properties;
	}

	@GetMapping("/")
	String stations(Model model) {
		model.addAttribute("stations", this.properties.stations());
		return "stations";
	}

	@PostMapping("/rentals")
	String rent(@RequestParam String station) {
		if (!this.properties.stations().contains(station)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		return page(this.service.rent(station));
	}

	@GetMapping("/rentals/{outOrderNo}")
	String rental(@PathVariable String outOrderNo, Model model) {
		model.addAttribute("rental", this.rentals.get(outOrderNo));
		if (this.properties.launchUrl() != null) {
			LaunchParameters launch = launch(outOrderNo);
			model.addAttribute("launch", this.properties.launchUrl() + "?businessType=" + launch.businessType() + "&"
					+ launch.queryString());
		}
		return "rental";
	}

	/**
	 * What the mini program passes to {@code wx.openBusinessView}.
	 */
	@GetMapping("/rentals/{outOrderNo}/launch")
	@ResponseBody
	LaunchParameters launch(@PathVariable String outOrderNo) {
		Rental rental = this.rentals.get(outOrderNo);
		return (rental.state() == RentalState.TO_CONFIRM) ? this.launch.confirm(rental.launchPackage())
				: this.launch.detail(outOrderNo);
	}

	@PostMapping("/rentals/{outOrderNo}/open")
	String open(@PathVariable String outOrderNo) {
		this.service.open(outOrderNo);
		return page(outOrderNo);
	}

	@PostMapping("/rentals/{outOrderNo}/check")
	String check(@PathVariable String outOrderNo) {
		this.service.check(outOrderNo);
		return page(outOrderNo);
	}

	/**
	 * What a station does in truth, once it has the power bank back.
	 */
	@PostMapping("/rentals/{outOrderNo}/return")
	String giveBack(@PathVariable String outOrderNo) {
		this.service.giveBack(outOrderNo);
		return page(outOrderNo);
	}

	private static String page(String outOrderNo) {
		return "redirect:/rentals/" + outOrderNo;
	}

}
