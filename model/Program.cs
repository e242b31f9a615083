using DigitRecognizer.Model.Commands;

return await ModelCommands.Create().Parse(args).InvokeAsync();
