package com.example.powerbank;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.ModelAndView;

import io.github.payscore.WeChatPayException;

/**
 * Says what is known although WeChat Pay could not be asked.
 */
@ControllerAdvice
class Problems {

	@ExceptionHandler
	@ResponseStatus(HttpStatus.BAD_GATEWAY)
	ModelAndView weChatPay(WeChatPayException ex) {
		return new ModelAndView("error", "problem",
				"WeChat Pay could not tell us, so we still do not know. Nothing is lost: try again later.");
	}

}
